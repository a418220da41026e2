import fc from 'fast-check';
import { newId } from '../database/new-id.js';
import { newChannelToken, readChannelToken } from './channel-token.js';

describe('the token of a channel', () => {
  it('says which channel it is of, and is known again by its hash', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const { token, hash } = newChannelToken(id);
        expect(readChannelToken(token)).toEqual({ channelId: id, hash });
      }),
    );
  });

  it('fits what providers carry, and is another one each time', () => {
    const id = newId();
    const tokens = Array.from({ length: 100 }, () => newChannelToken(id).token);
    expect(new Set(tokens).size).toBe(100);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{64}$/);
  });

  it('is no other text, nor no text at all', () => {
    const { token } = newChannelToken(newId());
    for (const other of [undefined, null, 7, {}, [token], '', token.slice(1), `${token}A`, `${token.slice(1)}.`])
      expect(readChannelToken(other)).toBeNull();
  });
});

import { sha256 } from '@calmirror/testkit';
import fc from 'fast-check';
import { mirrorIdIn, mirrorIdOf } from './mirror-id.js';

const owner = { installationId: 'i-1', pairId: 'p-1' };

describe('mirrorIdOf', () => {
  // Computed by other means: base32hex of the first 20 bytes of SHA-256 over the JSON list of the parts.
  it('is stable: another worker, another day, another version of this code gives the same id', () => {
    expect(mirrorIdOf(owner, 'event-1', sha256)).toBe('n4ofpbntjqrmngvuuegq7kr1rtjc86pu');
  });

  it('is what every target takes for an id: 32 characters of base32hex', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (id) =>
        expect(mirrorIdOf(owner, id, sha256)).toMatch(/^[0-9a-v]{32}$/),
      ),
    );
  });

  it('differs by installation, pair and event', () => {
    const ids = [
      mirrorIdOf(owner, 'event-1', sha256),
      mirrorIdOf({ ...owner, installationId: 'i-2' }, 'event-1', sha256),
      mirrorIdOf({ ...owner, pairId: 'p-2' }, 'event-1', sha256),
      mirrorIdOf(owner, 'event-2', sha256),
    ];
    expect(new Set(ids).size).toBe(4);
  });

  it('does not confuse where one part ends and the next begins', () => {
    const part = fc.string({ maxLength: 4 });
    fc.assert(
      fc.property(fc.tuple(part, part, part), fc.tuple(part, part, part), (a, b) => {
        const [left, right] = [a, b].map(([installationId, pairId, id]) =>
          mirrorIdOf({ installationId, pairId }, id, sha256),
        );
        expect(left === right).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  it('gives 20,000 events as many ids', () => {
    const ids = new Set(Array.from({ length: 20_000 }, (_, index) => mirrorIdOf(owner, `event-${index}`, sha256)));
    expect(ids.size).toBe(20_000);
  });
});

describe('the place of a mirror', () => {
  const id = mirrorIdOf(owner, 'event-1', sha256);
  it.each([
    ['its own id', id, id],
    ['a later generation of it', `${id}v12`, id],
    ['one instance of it', `${id}_20260304T090000Z`, id],
    ['one instance of a later generation', `${id}v3_20260304`, id],
    ['one instance by CalDAV', `${id}/20260304T090000Z`, id],
    ['an id of others', 'sqvitruh3ho3mrq896tplad4v8', null],
    ['a longer id', `${id}0`, null],
    ['a UID', 'meeting@corp.test', null],
  ])('is told by %s', (_, eventId, told) => {
    expect(mirrorIdIn(eventId)).toBe(told);
  });
});

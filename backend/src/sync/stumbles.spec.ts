import { ProviderError } from '@calmirror/core';
import { Stumbles } from './stumbles.js';

const stumble = { ok: false, error: new ProviderError('temporary', 'server-error', '500') } as const;
const busy = { ok: false, error: new ProviderError('temporary', 'server-error', '503', 5_000) } as const;
const timeout = { ok: false, error: new ProviderError('temporary', 'timeout', 'late') } as const;
const done = { ok: true, receipt: null } as const;

describe('Stumbles', () => {
  it('bears two server errors in a row, and a third only after a success', () => {
    const stumbles = new Stumbles();
    expect([stumble, stumble, stumble].map((outcome) => stumbles.bears(outcome))).toEqual([true, true, false]);
    stumbles.bears(done);
    expect(stumbles.bears(stumble)).toBe(true);
  });

  it.each([
    ['a server that says when to come back', busy],
    ['a server that does not answer', timeout],
  ])('does not bear %s', (_, outcome) => {
    const stumbles = new Stumbles();
    stumbles.bears(done);
    expect(stumbles.bears(outcome)).toBe(false);
    expect(stumbles.unexcused).toBeNull();
  });

  it('is excused by a success before or after', () => {
    const stumbles = new Stumbles();
    stumbles.bears(stumble);
    expect(stumbles.unexcused).toBe(stumble.error);
    stumbles.bears(done);
    expect(stumbles.unexcused).toBeNull();
  });
});

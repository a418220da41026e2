import type { MirrorOperation } from '@calmirror/connectors';
import { aMirror, MemoryRateBudget, MicrosoftScene } from '@calmirror/testkit';

const creates = (from: number, count: number): MirrorOperation[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'create', mirror: aMirror(`mirr0r${from + index}`) }));

describe('the limits of Graph', () => {
  it('of four requests at once are kept, however much is asked for at once', async () => {
    const scene = await MicrosoftScene.start();
    try {
      const { adapter, calendarId } = scene;
      await Promise.all([
        ...[0, 100, 200].map((from) => adapter.applyBatch?.(calendarId, creates(from, 40))),
        scene.read(),
        scene.list(),
      ]);
      const load = scene.server.load('alice@corp.test');
      expect(load.highest).toBeLessThanOrEqual(4);
      expect(load.refused).toEqual([]);
      expect(scene.user.events()).toHaveLength(120);
    } finally {
      await scene.stop();
    }
  });

  it.each([true, false])('that are passed by others say how long to wait, or do not: %p', async (saysRetryAfter) => {
    const scene = await MicrosoftScene.start();
    try {
      Object.assign(scene.server.limits, { requests: 3, saysRetryAfter });
      const outcomes = (await scene.adapter.applyBatch?.(scene.calendarId, creates(0, 5))) ?? [];
      const failed = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
      expect(failed.map(({ kind, reason }) => [kind, reason])).toEqual(
        Array(2).fill(['rate-limited', 'too-many-requests']),
      );
      for (const { retryAfterMs } of failed) expect(retryAfterMs !== null).toBe(saysRetryAfter);
    } finally {
      await scene.stop();
    }
  });

  it('are not reached: what our own budget does not hold is not sent', async () => {
    const scene = await MicrosoftScene.start({ budget: new MemoryRateBudget(30) });
    try {
      const { adapter, calendarId } = scene;
      await expect(adapter.applyBatch?.(calendarId, creates(0, 40))).rejects.toMatchObject({
        kind: 'rate-limited',
        reason: 'budget-exhausted',
      });
      expect(scene.user.events()).toHaveLength(20);
    } finally {
      await scene.stop();
    }
  });
});

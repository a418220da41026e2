import { aMirror, anOverride, aSeries, GoogleScene } from '@calmirror/testkit';
import type { MirrorOperation, MirrorOutcome } from '../adapter.js';

const limited = (
  reason: string,
  headers: Readonly<Record<string, string>> = {},
): {
  kind: 'answer';
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
} => ({
  kind: 'answer',
  status: 403,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ error: { errors: [{ domain: 'usageLimits', reason }] } }),
});

describe('batches of writes to Google', () => {
  let scene: GoogleScene;
  beforeEach(async () => {
    scene = await GoogleScene.start();
  });
  afterEach(() => scene.stop());

  const creates = (count: number, summary = 'New'): MirrorOperation[] =>
    Array.from({ length: count }, (_, index) => ({ kind: 'create', mirror: aMirror(`mirr0r${index}`, { summary }) }));
  const apply = async (operations: readonly MirrorOperation[]): Promise<readonly MirrorOutcome[]> =>
    (await scene.adapter.applyBatch?.(scene.calendarId, operations)) ?? [];
  const failures = (outcomes: readonly MirrorOutcome[]): (string | null)[] =>
    outcomes.map((outcome) => (outcome.ok ? null : `${outcome.error.kind} ${outcome.error.retryAfterMs}`));

  it('end each for itself: a limit in the middle is that of its call', async () => {
    scene.server.faults.next(({ operation, body }) => operation === 'events.insert' && body.includes('mirr0r1'), {
      ...limited('userRateLimitExceeded', { 'retry-after': '9' }),
    });
    expect(failures(await apply(creates(3)))).toEqual([null, 'rate-limited 9000', null]);
    expect(scene.calendar.events()).toHaveLength(2);
  });

  it('are over when the batch as a whole is refused', async () => {
    scene.server.faults.next('batch', limited('rateLimitExceeded', { 'retry-after': '9' }));
    expect(failures(await apply(creates(3)))).toEqual(Array.from({ length: 3 }, () => 'rate-limited 9000'));
    expect(scene.calendar.events()).toEqual([]);
  });

  it.each(['half-content', 'half-answer', 'cut-after'] as const)(
    'whose answer ends as %s are known as far as it goes, and done once in the end',
    async (kind) => {
      scene.server.faults.next('batch', { kind });
      const operations = creates(10);
      const outcomes = await apply(operations);
      expect(outcomes.some(({ ok }) => !ok)).toBe(true);
      expect(failures(outcomes).filter((failure) => failure !== null)).toEqual(
        outcomes.filter(({ ok }) => !ok).map(() => 'temporary null'),
      );
      const again = operations.filter((_, index) => outcomes[index]?.ok !== true);
      expect(failures(await apply(again)).every((failure) => failure === null)).toBe(true);
      expect(scene.calendar.events()).toHaveLength(10);
    },
  );

  it('settle what they meet together: what stands already, what was deleted, what was changed', async () => {
    const [first] = await apply(creates(1, 'Early'));
    await apply(creates(4).slice(1));
    scene.calendar.delete('mirr0r2');
    scene.calendar.patch('mirr0r0', { summary: 'Mine' });
    scene.calendar.put({
      id: 'mirr0r9',
      summary: 'Dentist',
      start: { dateTime: '2026-03-02T09:00:00Z' },
      end: { dateTime: '2026-03-02T10:00:00Z' },
    });
    const previous = (first?.ok && first.receipt) || { targetId: '', revision: null };
    const operations: MirrorOperation[] = [
      { kind: 'update', mirror: aMirror('mirr0r0', { summary: 'Late' }), previous },
      { kind: 'create', mirror: aMirror('mirr0r1', { summary: 'Late' }) },
      { kind: 'create', mirror: aMirror('mirr0r2', { summary: 'Late' }) },
      { kind: 'create', mirror: aMirror('mirr0r9') },
    ];
    const outcomes: (readonly MirrorOutcome[])[] = [];
    const act = async (): Promise<unknown> => outcomes.push(await apply(operations));
    expect(await scene.requestsOf(act)).toEqual(['batch of 4', 'batch of 4', 'batch of 3']);
    expect(failures(outcomes.flat())).toEqual([null, null, null, 'conflict null']);
    expect(
      scene.calendar
        .events()
        .map(({ id, summary }) => `${id} ${summary}`)
        .sort(),
    ).toEqual(['mirr0r0 Late', 'mirr0r1 Late', 'mirr0r2v1 Late', 'mirr0r3 New', 'mirr0r9 Dentist']);
  });

  it('of series fail with the instance that fails', async () => {
    const series = aSeries({}, { overrides: [anOverride('2026-03-04T10:00:00', { summary: 'Retro' })] });
    scene.server.faults.next('events.update', limited('userRateLimitExceeded'));
    const operations: MirrorOperation[] = [
      { kind: 'create', mirror: aMirror('mirr0r1', series) },
      { kind: 'create', mirror: aMirror('mirr0r2') },
    ];
    expect(failures(await apply(operations))).toEqual(['rate-limited null', null]);
    expect(failures(await apply(operations))).toEqual([null, null]);
    expect(scene.calendar.get('mirr0r1_20260304T090000Z').summary).toBe('Retro');
  });

  it('are taken from the budget as the calls that they hold, before anything is sent', async () => {
    const small = await GoogleScene.start({ budget: scene.budget });
    await small.adapter.applyBatch?.(small.calendarId, creates(20));
    expect(small.budget.taken.get('connector-1')).toBe(20);
    await small.stop();
  });
});

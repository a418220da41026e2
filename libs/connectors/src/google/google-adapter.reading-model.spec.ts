import { GoogleScene } from '@calmirror/testkit';
import fc from 'fast-check';

const zone = 'Europe/Berlin';
const day = fc.integer({ min: 3, max: 7 });
const series = fc.constantFrom('seriesa', 'seriesb');
const single = fc.constantFrom('singlea', 'singleb', 'singlec');

/** One thing that a person does, or a moment at which the calendar is read. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), id: single, text: fc.string({ maxLength: 3 }) }),
  fc.record({ kind: fc.constant('delete' as const), id: fc.oneof(single, series) }),
  fc.record({ kind: fc.constant('series' as const), id: series, text: fc.string({ maxLength: 3 }) }),
  fc.record({ kind: fc.constant('change' as const), id: series, day, text: fc.string({ maxLength: 3 }) }),
  fc.record({ kind: fc.constant('cancel' as const), id: series, day }),
  fc.record({ kind: fc.constant('expire' as const) }),
  fc.record({ kind: fc.constant('read' as const) }),
);

const hour = (date: string): object => ({
  start: { dateTime: `${date}T10:00:00`, timeZone: zone },
  end: { dateTime: `${date}T11:00:00`, timeZone: zone },
});

describe('a calendar at Google, whatever happens to it', () => {
  it('is known by deltas as a first read would show it', async () => {
    const scene = await GoogleScene.start();
    const { calendar } = scene;
    /** What cannot be done as things stand is not done. */
    const attempt = (act: () => unknown): void => {
      try {
        act();
      } catch (error) {
        if (!(error instanceof Error) || !('status' in error)) throw error;
      }
    };
    const carryOut = async (one: typeof step extends fc.Arbitrary<infer One> ? One : never): Promise<void> => {
      switch (one.kind) {
        case 'put':
          return attempt(() => calendar.put({ id: one.id, summary: one.text, ...hour('2026-03-02') }));
        case 'series':
          return attempt(() =>
            calendar.put({ id: one.id, summary: one.text, recurrence: ['RRULE:FREQ=DAILY'], ...hour('2026-03-02') }),
          );
        case 'delete':
          return attempt(() => calendar.delete(one.id));
        case 'change':
          return attempt(() =>
            calendar.patch(`${one.id}_2026030${one.day}T090000Z`, { status: 'confirmed', summary: one.text }),
          );
        case 'cancel':
          return attempt(() => calendar.delete(`${one.id}_2026030${one.day}T090000Z`));
        case 'expire':
          return calendar.expireSyncTokens();
        case 'read':
          await scene.readWhatever();
          expect(await scene.eventsReadAnew()).toEqual(scene.events());
      }
    };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        for (const one of [...steps, { kind: 'read' as const }]) await carryOut(one);
      }),
      { numRuns: 60 },
    );
    await scene.stop();
  }, 60_000);
});

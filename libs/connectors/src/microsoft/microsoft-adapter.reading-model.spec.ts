import fc from 'fast-check';
import { type CalendarEvent, boundsOf } from '@calmirror/core';
import { graphDaily, GRAPH_HOUR, MicrosoftScene } from '@calmirror/testkit';

const at = (day: number, hour: number, year = 2026): { start: object; end: object } => {
  const time = (hours: number): object => ({
    dateTime: new Date(Date.UTC(year, 2, 2 + day, hours)).toISOString().slice(0, 19),
    timeZone: 'UTC',
  });
  return { start: time(hour), end: time(hour + 1) };
};
/** Whether a fresh read is bound to show it. */
const isNear = (event: CalendarEvent): boolean => {
  const { first = '', last = null } = boundsOf(event) ?? {};
  return first < '2027-01-01' && (last === null || last > '2026-01-01');
};

describe('a calendar of Microsoft 365, read on and on', () => {
  it('is known as whoever reads it for the first time knows it', async () => {
    const scene = await MicrosoftScene.start();
    const { user } = scene;
    const act = fc.record({
      kind: fc.constantFrom(
        ...(['single', 'series', 'far', 'rename', 'move', 'move-far', 'delete', 'restamp', 'flatten'] as const),
        ...(['change-instance', 'move-instance', 'cancel-instance', 'expire', 'read'] as const),
      ),
      which: fc.nat({ max: 9 }),
      day: fc.nat({ max: 6 }),
    });
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
          for (const { kind, which, day } of acts) {
            const standing = user.events();
            const one = standing[which % Math.max(1, standing.length)];
            const id = one?.id ?? '';
            const instance = one?.recurrence ? user.instanceId(id, `2026-03-0${2 + day}T10:00:00`) : null;
            const attempt = (change: () => void): void => {
              try {
                change();
              } catch {
                // Not everything can be done to everything.
              }
            };
            if (kind === 'single') user.put({ subject: `single ${which}`, ...at(day, 9) });
            else if (kind === 'series')
              user.put({ subject: `series ${which}`, ...GRAPH_HOUR, recurrence: graphDaily(5 + day) });
            else if (kind === 'far') user.put({ subject: 'far', ...at(day, 9, 2033) });
            else if (kind === 'expire') scene.server.expireDeltas('SyncStateNotFound');
            else if (kind === 'read') await scene.readWhatever();
            else if (one === undefined) continue;
            else if (kind === 'rename') user.patch(id, { subject: `renamed ${day}` });
            else if (kind === 'move') attempt(() => user.patch(id, at(day, 12)));
            else if (kind === 'move-far' && !one.recurrence) user.patch(id, at(day, 12, 2033));
            else if (kind === 'delete') user.delete(id);
            else if (kind === 'restamp') user.restamp(id);
            else if (kind === 'flatten') user.patch(id, { recurrence: null });
            else if (instance === null) continue;
            else if (kind === 'change-instance') attempt(() => user.patch(instance, { subject: `instance ${which}` }));
            else if (kind === 'move-instance') attempt(() => user.patch(instance, at(day, 15)));
            else if (kind === 'cancel-instance') attempt(() => user.delete(instance));
          }
          await scene.readWhatever();
          const known = [...scene.events()].filter(([, event]) => isNear(event));
          expect(new Map(known)).toEqual(await scene.eventsReadAnew());
          expect(await scene.read()).toMatchObject({ kind: 'unchanged' });
        }),
        { numRuns: 25 },
      );
    } finally {
      await scene.stop();
    }
  }, 120_000);
});

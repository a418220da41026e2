import type { MirrorReceipt } from '@calmirror/connectors';
import { type CalendarEvent, hasSameContent } from '@calmirror/core';
import { aMirror, anEvent, aSeries, anOverride, inBerlin, MicrosoftScene } from '@calmirror/testkit';

const NAMED = { id: 'mirr0r1', uid: 'mirr0r1' };
const TEN = { rules: ['FREQ=DAILY;COUNT=10'] };
const plain = aSeries(TEN, NAMED);
const cancelled = aSeries({ ...TEN, exclusions: [inBerlin('2026-03-05T10:00:00')] }, NAMED);
const changed = aSeries(TEN, { ...NAMED, overrides: [anOverride('2026-03-04T10:00:00', { summary: 'Other' })] });
const moved = aSeries(TEN, {
  ...NAMED,
  overrides: [
    anOverride('2026-03-04T10:00:00', { start: inBerlin('2026-03-04T15:00:00'), end: inBerlin('2026-03-04T16:30:00') }),
  ],
});
const weekly = aSeries({ rules: ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=8'] }, NAMED);
/** Each makes way for the one before it. */
const pushedOn = aSeries(
  { rules: ['FREQ=WEEKLY;COUNT=4'] },
  {
    ...NAMED,
    overrides: ['09', '16', '23'].map((day) =>
      anOverride(`2026-03-${day}T10:00:00`, {
        start: inBerlin(`2026-03-${Number(day) + 7}T09:00:00`),
        end: inBerlin(`2026-03-${Number(day) + 7}T10:00:00`),
      }),
    ),
  },
);
const allDay = aSeries(
  { rules: ['FREQ=MONTHLY;BYMONTHDAY=15;COUNT=5'], exclusions: [{ kind: 'date', date: '2026-05-15' }] },
  { ...NAMED, start: { kind: 'date', date: '2026-03-15' }, end: { kind: 'date', date: '2026-03-17' } },
);
const single = anEvent(NAMED);
const states = { plain, cancelled, changed, moved, weekly, pushedOn, allDay, single };

describe('a series as a mirror', () => {
  let scene: MicrosoftScene;
  beforeEach(async () => {
    scene = await MicrosoftScene.start();
  });
  afterEach(() => scene.stop());

  const standing = async (): Promise<CalendarEvent> => {
    const [only] = await scene.list();
    if (!only?.content?.event) throw new Error('no mirror stands');
    return only.content.event;
  };
  const expectStanding = async (event: CalendarEvent): Promise<void> => {
    expect(await scene.list()).toHaveLength(1);
    const kept = scene.adapter.keeps?.(event) ?? event;
    const found = await standing();
    expect(hasSameContent(kept, found) || found).toBe(true);
  };

  it.each(Object.entries(states))('comes to stand: %s', async (_, event) => {
    expect(scene.adapter.takesSeries?.(event)).toBe(true);
    await scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1', event));
    await expectStanding(event);
  });

  const changes = Object.keys(states).flatMap((from) => Object.keys(states).map((to) => [from, to] as const));
  it.each(changes)('is changed in place: %s → %s', async (from, to) => {
    const { adapter, calendarId } = scene;
    const [before, after] = [states[from as keyof typeof states], states[to as keyof typeof states]];
    const receipt = await adapter.createMirror(calendarId, aMirror('mirr0r1', before));
    const again = await adapter.updateMirror(calendarId, aMirror('mirr0r1', after), receipt);
    expect(again.targetId).toBe(receipt.targetId);
    await expectStanding(after);
    const known = new Map([[again.targetId, again.revision ?? '']]);
    expect((await scene.list(known)).map(({ content }) => content)).toEqual([null]);
  });

  it.each(Object.entries(states))('is found by a second try, whatever it was meant to be: %s', async (_, event) => {
    const { adapter, calendarId } = scene;
    for (const early of [changed, cancelled, event]) {
      await adapter.createMirror(calendarId, aMirror('mirr0r1', early));
      // The worker has died, and another one takes over.
      scene.pass(60_000);
      await adapter.createMirror(calendarId, aMirror('mirr0r1', event));
      await expectStanding(event);
    }
  });

  it('is deleted by one request, and nothing stays of it', async () => {
    const { adapter, calendarId } = scene;
    const receipt = await adapter.createMirror(calendarId, aMirror('mirr0r1', changed));
    const deleting = (): Promise<void> => adapter.deleteMirror(calendarId, 'mirr0r1', receipt);
    expect(await scene.requestsOf(deleting)).toEqual(['DELETE event']);
    expect(scene.user.events()).toEqual([]);
  });

  it('with more instances than a batch holds comes to stand whole', async () => {
    const days = Array.from({ length: 25 }, (_, index) =>
      new Date(Date.UTC(2026, 2, 3 + index)).toISOString().slice(0, 10),
    );
    const many = aSeries(
      { rules: ['FREQ=DAILY'] },
      { ...NAMED, overrides: days.map((day) => anOverride(`${day}T10:00:00`, { summary: day })) },
    );
    const creating = (): Promise<MirrorReceipt> =>
      scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1', many));
    expect(await scene.requestsOf(creating)).toEqual([
      ...['POST events', 'GET instances', 'batch of 20', 'batch of 6'],
    ]);
    await expectStanding(many);
  }, 20_000);
});

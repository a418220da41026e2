import type { MirrorReceipt } from '@calmirror/connectors';
import { type CalendarEvent, hasSameContent, type Mirror } from '@calmirror/core';
import { aMirror, anEvent, aSeries, anOverride, inBerlin, MicrosoftScene } from '@calmirror/testkit';

const NAMED = { id: 'mirr0r1', uid: 'mirr0r1' };
const datesOn = (days: readonly string[], differing: Partial<CalendarEvent> = {}): CalendarEvent => {
  const dates = days.map((day) => ({ start: inBerlin(`2026-03-${day}T10:00:00`), end: null, duration: null }));
  return aSeries({ rules: [], dates }, { ...NAMED, ...differing });
};
const mirrorOf = (event: CalendarEvent): Mirror => aMirror('mirr0r1', event);

describe('a series of dates alone', () => {
  let scene: MicrosoftScene;
  beforeEach(async () => {
    scene = await MicrosoftScene.start();
  });
  afterEach(() => scene.stop());

  const create = (event: CalendarEvent): Promise<MirrorReceipt> =>
    scene.adapter.createMirror(scene.calendarId, mirrorOf(event));
  const update = (event: CalendarEvent, previous: MirrorReceipt): Promise<MirrorReceipt> =>
    scene.adapter.updateMirror(scene.calendarId, mirrorOf(event), previous);
  const starts = (): (string | undefined)[] =>
    scene.user
      .events()
      .map(({ start }) => start?.dateTime?.slice(5, 16))
      .sort();
  const expectStanding = async (event: CalendarEvent, receipt: MirrorReceipt): Promise<void> => {
    const listed = await scene.list();
    expect(listed.map((mirror) => mirror.receipt)).toEqual([receipt]);
    const kept = scene.adapter.keeps?.(event) ?? event;
    const found = listed[0]?.content?.event;
    expect(found && (hasSameContent(kept, found) || found)).toBe(true);
  };

  it('stands as an event for each, which are told as one mirror', async () => {
    const event = datesOn(['05', '11'], { overrides: [anOverride('2026-03-05T10:00:00', { summary: 'Other' })] });
    const receipt = await create(event);
    expect(starts()).toEqual(['03-02T09:00', '03-05T09:00', '03-11T09:00']);
    expect(scene.user.events().map(({ type }) => type)).toEqual(Array(3).fill('singleInstance'));
    await expectStanding(event, receipt);
  });

  it('is written in one batch, and no read', async () => {
    const event = datesOn(['05', '11']);
    let receipt: MirrorReceipt = { targetId: '', revision: null };
    expect(await scene.requestsOf(async () => (receipt = await create(event)))).toEqual(['batch of 3']);
    const other = datesOn(['05', '12', '13'], { summary: 'Other' });
    expect(await scene.requestsOf(async () => (receipt = await update(other, receipt)))).toEqual([
      ...['batch of 4', 'DELETE event'],
    ]);
    expect(starts()).toEqual(['03-02T09:00', '03-05T09:00', '03-12T09:00', '03-13T09:00']);
    await expectStanding(other, receipt);
    const deleting = (): Promise<void> => scene.adapter.deleteMirror(scene.calendarId, 'mirr0r1', receipt);
    expect(await scene.requestsOf(deleting)).toEqual(['batch of 4']);
    expect(starts()).toEqual([]);
  });

  it('that stands as it was written is not shown again', async () => {
    const { targetId, revision } = await create(datesOn(['05']));
    const known = new Map([[targetId, revision ?? '']]);
    expect((await scene.list(known)).map(({ content }) => content)).toEqual([null]);
    scene.user.patch(scene.user.events()[0]?.id ?? '', { subject: 'By hand' });
    expect((await scene.list(known)).map(({ content }) => content?.event?.overrides.length)).toEqual([2]);
  });

  it('is found by a second try, which makes only what is missing', async () => {
    const receipt = await create(datesOn(['05', '11']));
    scene.user.delete(scene.user.events()[1]?.id ?? '');
    const again = await create(datesOn(['05', '11'], { summary: 'Late' }));
    expect(scene.user.events().map(({ subject }) => subject)).toEqual(['Late', 'Late', 'Late']);
    expect(again.targetId).not.toBe(receipt.targetId);
    await expectStanding(datesOn(['05', '11'], { summary: 'Late' }), again);
  });

  it('of which somebody has deleted a part gets it back', async () => {
    const receipt = await create(datesOn(['05', '11']));
    scene.user.delete(scene.user.events()[1]?.id ?? '');
    const again = await update(datesOn(['05', '11']), receipt);
    expect(starts()).toEqual(['03-02T09:00', '03-05T09:00', '03-11T09:00']);
    await expectStanding(datesOn(['05', '11']), again);
  });

  it.each([
    ['a single event', anEvent(NAMED)],
    ['a series with a rule', aSeries({ rules: ['FREQ=DAILY;COUNT=3'] }, NAMED)],
  ])('becomes %s, and that becomes dates alone again', async (_, other) => {
    const dates = datesOn(['05', '11']);
    const first = await create(dates);
    const second = await update(other, first);
    await expectStanding(other, second);
    const third = await update(dates, second);
    await expectStanding(dates, third);
    expect(scene.user.events()).toHaveLength(3);
  });

  it('with a part that was copied by hand is told beside its copy', async () => {
    const receipt = await create(datesOn(['05']));
    const { subject, start, end, singleValueExtendedProperties } = scene.user.events()[1] ?? {};
    scene.user.put({ subject, start, end, singleValueExtendedProperties });
    const listed = await scene.list();
    expect(listed.map((mirror) => mirror.content?.event?.overrides.length).sort()).toEqual([1, 2]);
    const twin = listed.find((mirror) => mirror.receipt.targetId !== receipt.targetId);
    if (twin === undefined) throw new Error('the copy is not listed');
    await scene.adapter.deleteMirror(scene.calendarId, 'mirr0r1', twin.receipt);
    await expectStanding(datesOn(['05']), receipt);
  });
});

import type { CalendarEvent } from '@calmirror/core';
import { aMirror, anEvent, aSeries, anOverride, MicrosoftScene } from '@calmirror/testkit';

const people: Pick<CalendarEvent, 'attendees' | 'organizer'> = {
  organizer: { name: 'Bob', email: 'bob@corp.test' },
  attendees: [
    { name: 'Carol', email: 'carol@corp.test', answer: 'accepted', role: 'required', kind: 'individual' },
    { name: null, email: 'room@corp.test', answer: 'accepted', role: 'required', kind: 'room' },
  ],
};

describe('mirrors of a meeting', () => {
  it.each([
    ['single', anEvent({ ...people, conference: 'https://meet.test/1', reminders: [{ minutesBefore: 5 }] })],
    [
      'a series',
      aSeries({}, { ...people, overrides: [anOverride('2026-03-04T10:00:00', { ...people, summary: 'B' })] }),
    ],
  ])('invite nobody, make no online meeting, and mail nobody at all: %s', async (_, event) => {
    const scene = await MicrosoftScene.start();
    try {
      const { adapter, calendarId, user } = scene;
      const mirror = aMirror('mirr0r1', { ...event, id: 'mirr0r1', uid: 'mirr0r1' });
      const receipt = await adapter.createMirror(calendarId, mirror);
      const again = await adapter.updateMirror(
        calendarId,
        { ...mirror, event: { ...mirror.event, summary: 'C' } },
        receipt,
      );
      const [standing] = user.events();
      expect(standing?.attendees).toEqual([]);
      expect(standing?.isOnlineMeeting).toBe(false);
      expect(standing?.responseRequested).toBe(false);
      await adapter.deleteMirror(calendarId, 'mirr0r1', again);
      expect(user.events()).toEqual([]);
      expect(user.mails).toEqual([]);
    } finally {
      await scene.stop();
    }
  });

  it('remind nobody unless they are asked to', async () => {
    const scene = await MicrosoftScene.start();
    try {
      const { adapter, calendarId, user } = scene;
      await adapter.createMirror(calendarId, aMirror('mirr0r1'));
      await adapter.createMirror(calendarId, aMirror('mirr0r2', { reminders: [{ minutesBefore: 5 }] }));
      const reminders = user.events().map(({ isReminderOn, reminderMinutesBeforeStart }) => {
        return isReminderOn ? reminderMinutesBeforeStart : null;
      });
      expect(reminders).toEqual([null, 5]);
    } finally {
      await scene.stop();
    }
  });
});

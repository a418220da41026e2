import { aMirror, anOverride, aSeries, GoogleScene } from '@calmirror/testkit';

const ANNA = { name: 'Anna', email: 'anna@x.test' } as const;
const BEN = { ...ANNA, email: 'ben@x.test', role: 'required', answer: 'accepted' } as const;
const MEET = 'https://meet.test/abc';

describe('what is written to Google', () => {
  let scene: GoogleScene;
  beforeEach(async () => {
    scene = await GoogleScene.start();
  });
  afterEach(() => scene.stop());

  const people = { organizer: ANNA, attendees: [BEN], conference: MEET } as never;
  const series = aSeries({}, { overrides: [anOverride('2026-03-04T10:00:00', people)], ...(people as object) });
  const written = (): readonly { readonly method: string; readonly body: string; readonly query: URLSearchParams }[] =>
    scene.server.requests.filter(({ method, operation }) => method !== 'GET' && operation !== 'batch');

  it('names nobody whom Google could mail, and says with each write that it should not', async () => {
    const receipt = await scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1', series));
    const late = await scene.adapter.updateMirror(
      scene.calendarId,
      aMirror('mirr0r1', { ...series, summary: 'Late' }),
      receipt,
    );
    await scene.adapter.deleteMirror(scene.calendarId, 'mirr0r1', late);
    expect(written().length).toBeGreaterThanOrEqual(4);
    for (const { query } of written()) expect(query.get('sendUpdates')).toBe('none');
    for (const { body } of written()) expect(body).not.toMatch(/anna@x\.test|ben@x\.test|attendees|organizer|guests/i);
    expect(scene.server.mails.sent).toEqual([]);
    expect(scene.server.mails.invited).toBe(0);
  });

  it('has no meeting and no reminders of its own', async () => {
    await scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1', series));
    const { conferenceData, description, reminders } = scene.calendar.get('mirr0r1');
    expect([conferenceData, description, reminders]).toEqual([undefined, MEET, { useDefault: false }]);
  });

  it('takes people off a mirror that somebody invited to it, without a word to them', async () => {
    const receipt = await scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1'));
    scene.calendar.patch('mirr0r1', { attendees: [{ email: 'ben@x.test' }] });
    await scene.adapter.updateMirror(scene.calendarId, aMirror('mirr0r1', { summary: 'Late' }), receipt);
    expect(scene.calendar.get('mirr0r1').attendees).toBeUndefined();
    expect(scene.server.mails.sent).toEqual([]);
  });
});

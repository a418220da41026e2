import { GOOGLE_MAILBOX, GoogleScene } from '@calmirror/testkit';

describe('a calendar that shows more or less of its events than before', () => {
  let scene: GoogleScene;
  beforeEach(async () => {
    scene = await GoogleScene.start();
    scene.hold('Open');
    scene.holdSeries('Weekly', ['RRULE:FREQ=WEEKLY;COUNT=3']);
    scene.holdSeries('Secret', ['RRULE:FREQ=WEEKLY;COUNT=3'], { visibility: 'private' });
    await scene.read();
  });
  afterEach(() => scene.stop());

  const share = (role: 'freeBusyReader' | 'reader' | 'writer' | 'owner'): void =>
    void scene.calendar.share(GOOGLE_MAILBOX, role);

  it('is read as it is shown now, though its events have not changed', async () => {
    share('freeBusyReader');
    await scene.readWhatever();
    expect(scene.titles()).toEqual([null, null, null]);
    share('reader');
    await scene.readWhatever();
    expect(scene.titles()).toEqual(expect.arrayContaining([null, 'Open', 'Weekly']));
    share('writer');
    await scene.readWhatever();
    expect(scene.titles()).toEqual(expect.arrayContaining(['Open', 'Secret', 'Weekly']));
  });

  it('has no news where as much is shown', async () => {
    share('writer');
    expect(await scene.readWhatever()).toMatchObject({ kind: 'full', events: [], present: { length: 3 } });
  });

  it('is followed from change to change meanwhile, series too', async () => {
    share('freeBusyReader');
    await scene.readWhatever();
    const weekly = scene.calendar.events().find(({ summary }) => summary === 'Weekly')?.id ?? '';
    scene.calendar.delete(`${weekly}_20260309T090000Z`);
    await scene.read();
    expect([...scene.events().values()].map((event) => event.summary)).toEqual([null, null, null]);
    expect(await scene.eventsReadAnew()).toEqual(scene.events());
    share('owner');
    await scene.readWhatever();
    expect(await scene.eventsReadAnew()).toEqual(scene.events());
    expect(scene.titles()).toEqual(expect.arrayContaining(['Open', 'Secret', 'Weekly']));
  });
});

import { GraphScene, MEETING } from './graph-scene.js';

const ONCE = { ...MEETING, transactionId: 'once' };

describe('transaction ids of the Graph server', () => {
  let scene: GraphScene;

  beforeEach(async () => {
    scene = await GraphScene.open();
  });
  afterEach(() => scene.close());

  it('make no twin: a second create is answered with the first event', async () => {
    const first = await scene.ask('POST', '/me/events', ONCE);
    const second = await scene.ask('POST', '/me/events', { ...ONCE, subject: 'Again' });
    expect(second).toMatchObject({ status: 201, id: first.id, body: { subject: 'Meeting', transactionId: 'once' } });
    expect(scene.server.alice.events()).toHaveLength(1);
  });

  it('hold for the mailbox, whatever the calendar', async () => {
    const other = scene.server.alice.addCalendar('Other');
    const { id } = await scene.ask('POST', '/me/events', ONCE);
    expect(await scene.ask('POST', `/me/calendars/${other}/events`, ONCE)).toMatchObject({ id });
    expect(scene.server.alice.events(other)).toEqual([]);
  });

  it('are free again when their event is deleted', async () => {
    const { id } = await scene.ask('POST', '/me/events', ONCE);
    await scene.ask('DELETE', `/me/events/${id}`);
    const again = await scene.ask('POST', '/me/events', ONCE);
    expect(again.status).toBe(201);
    expect(again.id).not.toBe(id);
  });

  it('cannot be changed', async () => {
    const { id } = await scene.ask('POST', '/me/events', ONCE);
    const refused = await scene.ask('PATCH', `/me/events/${id}`, { transactionId: 'twice' });
    expect(refused).toMatchObject({ status: 400, code: 'ErrorInvalidRequest' });
  });
});

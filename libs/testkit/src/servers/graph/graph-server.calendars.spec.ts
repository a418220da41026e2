import { GraphScene, MARCH, MEETING } from './graph-scene.js';

describe('calendars of the Graph server', () => {
  let scene: GraphScene;

  beforeEach(async () => {
    scene = await GraphScene.open();
  });
  afterEach(() => scene.close());

  it('are listed, the default one among them', async () => {
    const { list } = await scene.ask('GET', '/me/calendars');
    expect(list).toMatchObject([
      {
        id: scene.server.alice.calendarId,
        isDefaultCalendar: true,
        canEdit: true,
        owner: { address: 'alice@corp.test' },
      },
    ]);
  });

  it('are made, renamed and deleted with all that is in them', async () => {
    const made = await scene.ask('POST', '/me/calendars', { name: 'Team', color: 'lightBlue' });
    expect(made).toMatchObject({ status: 201, body: { name: 'Team', isRemovable: true } });
    const path = `/me/calendars/${made.id}`;
    const event = await scene.ask('POST', `${path}/events`, MEETING);
    expect(await scene.ask('PATCH', path, { name: 'Group' })).toMatchObject({ status: 200, body: { name: 'Group' } });
    expect((await scene.ask('DELETE', path)).status).toBe(204);
    expect(await scene.ask('GET', `${path}/calendarView/delta?${MARCH}`)).toMatchObject({
      status: 404,
      code: 'ErrorItemNotFound',
    });
    expect((await scene.ask('GET', `/me/events/${event.id}`)).status).toBe(404);
  });

  it('do not share a name, and the default one stays', async () => {
    await scene.ask('POST', '/me/calendars', { name: 'Team' });
    expect(await scene.ask('POST', '/me/calendars', { name: 'Team' })).toMatchObject({ status: 409 });
    expect(await scene.ask('DELETE', '/me/calendar')).toMatchObject({ status: 403 });
    expect(await scene.ask('POST', '/me/calendars', { title: 'x' })).toMatchObject({ status: 400 });
  });

  it('hold events of their own', async () => {
    const other = scene.server.alice.addCalendar('Other');
    scene.server.alice.put(MEETING, other);
    expect((await scene.ask('GET', '/me/events')).list).toEqual([]);
    expect((await scene.ask('GET', `/me/calendars/${other}/calendarView?${MARCH}`)).list).toHaveLength(1);
    expect((await scene.ask('GET', `/me/calendars('${other}')/events`)).list).toHaveLength(1);
  });
});

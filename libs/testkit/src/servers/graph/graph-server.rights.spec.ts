import { KnownTokens } from '../token-verifier.js';
import { GraphScene, MEETING } from './graph-scene.js';

const READING = ['Calendars.Read'];
const WRITING = ['https://graph.microsoft.com/Calendars.ReadWrite', 'User.Read.All', 'MailboxSettings.Read'];
const as = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

describe('rights at the Graph server', () => {
  const tokens = new KnownTokens()
    .grant('alice', 'alice@corp.test', WRITING)
    .grant('reader', 'alice@corp.test', READING)
    .grant('nothing', 'alice@corp.test', ['User.Read'])
    .grant('application', null, WRITING);
  let scene: GraphScene;

  beforeEach(async () => {
    scene = await GraphScene.open({ tokens });
    scene.server.person('bob@corp.test');
  });
  afterEach(() => scene.close());

  it.each([
    ['an unknown token', 'Bearer stale'],
    ['no token', ''],
    ['another scheme', 'Basic alice'],
  ])('are nobody’s with %s', async (_, authorization) => {
    const refused = await scene.ask('GET', '/me/events', undefined, { authorization });
    expect(refused).toMatchObject({ status: 401, code: 'InvalidAuthenticationToken' });
  });

  it('reach as far as the scopes do', async () => {
    expect((await scene.ask('GET', '/me/events', undefined, as('reader'))).status).toBe(200);
    const denied = { status: 403, code: 'ErrorAccessDenied' };
    expect(await scene.ask('POST', '/me/events', MEETING, as('reader'))).toMatchObject(denied);
    expect(await scene.ask('GET', '/me/events', undefined, as('nothing'))).toMatchObject(denied);
    expect(await scene.ask('GET', '/users', undefined, as('reader'))).toMatchObject(denied);
    expect((await scene.ask('POST', '/me/events', MEETING, as('alice'))).status).toBe(201);
  });

  it('of a person are for the own mailbox, whatever it is called', async () => {
    expect((await scene.ask('GET', '/users/Alice@corp.test/calendars', undefined, as('alice'))).status).toBe(200);
    const other = await scene.ask('GET', '/users/bob@corp.test/calendars', undefined, as('alice'));
    expect(other).toMatchObject({ status: 403, code: 'ErrorAccessDenied' });
  });

  it('of an application are for every mailbox by its name, and have no `me`', async () => {
    const { id } = scene.server.person('bob@corp.test');
    const path = `/users/${id}/events`;
    expect((await scene.ask('POST', path, MEETING, as('application'))).status).toBe(201);
    expect(scene.server.person('bob@corp.test').events()).toHaveLength(1);
    expect((await scene.ask('GET', '/me/events', undefined, as('application'))).status).toBe(400);
    const unknown = await scene.ask('GET', '/users/eve@corp.test/events', undefined, as('application'));
    expect(unknown).toMatchObject({ status: 404, code: 'ErrorInvalidUser' });
  });

  it('are of no use with a mailbox that is switched off', async () => {
    scene.server.person('bob@corp.test').enable(false);
    const off = await scene.ask('GET', '/users/bob@corp.test/calendars', undefined, as('application'));
    expect(off).toMatchObject({ status: 404, code: 'MailboxNotEnabledForRESTAPI' });
  });

  it('to write end at a calendar that is shared for reading', async () => {
    const { person } = scene.server.person('bob@corp.test').mailbox;
    const shared = scene.server.alice.addCalendar('Bob', { canEdit: false, owner: person });
    const id = scene.server.alice.put(MEETING, shared);
    const list = await scene.ask('GET', `/me/calendars/${shared}/events`, undefined, as('alice'));
    expect(list.list).toHaveLength(1);
    const denied = { status: 403, code: 'ErrorAccessDenied' };
    expect(await scene.ask('POST', `/me/calendars/${shared}/events`, MEETING, as('alice'))).toMatchObject(denied);
    expect(await scene.ask('DELETE', `/me/events/${id}`, undefined, as('alice'))).toMatchObject(denied);
  });

  it('taken back are gone', async () => {
    const granted = new KnownTokens().grant('token-1', 'alice@corp.test', WRITING);
    const other = await GraphScene.open({ tokens: granted });
    expect((await other.ask('GET', '/me/events')).status).toBe(200);
    granted.revoke('token-1');
    expect((await other.ask('GET', '/me/events')).status).toBe(401);
    await other.close();
  });
});

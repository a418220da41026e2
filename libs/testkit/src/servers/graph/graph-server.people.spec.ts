import { GraphScene } from './graph-scene.js';

describe('people of the Graph server', () => {
  let scene: GraphScene;

  beforeEach(async () => {
    scene = await GraphScene.open();
  });
  afterEach(() => scene.close());

  it('are listed by pages', async () => {
    for (const name of ['bob', 'carol']) scene.server.person(`${name}@corp.test`);
    const first = await scene.ask('GET', '/users?$top=2&$select=mail');
    expect(first.list.map(({ mail }) => mail)).toEqual(['alice@corp.test', 'bob@corp.test']);
    const last = await scene.ask('GET', String(first.body['@odata.nextLink']));
    expect(last.list.map(({ mail }) => mail)).toEqual(['carol@corp.test']);
  });

  it('have no mail address without a mailbox', async () => {
    scene.server.alice.enable(false);
    expect((await scene.ask('GET', '/users')).list).toMatchObject([
      { mail: null, userPrincipalName: 'alice@corp.test' },
    ]);
  });

  it('say who they are, of what organization, and what zone they chose', async () => {
    expect((await scene.ask('GET', '/me')).body).toMatchObject({ displayName: 'Alice', mail: 'alice@corp.test' });
    expect((await scene.ask('GET', '/organization')).list).toMatchObject([{ displayName: 'Corp' }]);
    scene.server.alice.mailbox.zone = 'Tokyo Standard Time';
    expect((await scene.ask('GET', '/me/mailboxSettings')).body).toMatchObject({ timeZone: 'Tokyo Standard Time' });
    expect((await scene.ask('GET', '/me/mailboxSettings/timeZone')).body).toMatchObject({
      value: 'Tokyo Standard Time',
    });
  });

  it('have nothing that Graph does not know', async () => {
    expect(await scene.ask('GET', '/me/drive')).toMatchObject({ status: 400, code: 'BadRequest' });
    expect(await scene.ask('GET', '/groups')).toMatchObject({ status: 400, code: 'BadRequest' });
  });
});

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { dataFolder, isAlive, launch, processesOf, until } from './launched.mjs';

const administrator = { name: 'Ada', email: 'ada@example.org', password: 'tumbling walrus 41' };

describe('npm start -- --demo', { skip: process.platform !== 'linux' && 'reads /proc' }, () => {
  const { dataDir, remove } = dataFolder('demo');
  let system;
  after(remove);
  const pages = () => /are at {2}(\S+)/.exec(system.said.out)[1];

  /** Sends to the API as whoever made the first administrator. */
  async function session(url) {
    const [, token] = /setup#token=(\S+)/.exec(system.said.out);
    const say = async (path, body, cookie = '') => {
      const headers = { origin: url, cookie, ...(body && { 'content-type': 'application/json' }) };
      return await fetch(url + path, { method: 'POST', headers, ...(body && { body: JSON.stringify(body) }) });
    };
    const cookie = (await say('/api/setup', { token, ...administrator })).headers.getSetCookie()[0].split(';')[0];
    return async (path, body) => await (await say(path, body, cookie)).json();
  }

  it('says where the calendars of its own Google and Microsoft 365 are', async () => {
    system = await launch({ dataDir, args: ['--demo'] });
    await system.ready();
    const page = await (await fetch(pages())).text();
    assert.match(page, /maya@harbour\.example/);
    assert.match(page, /maya\.lindqvist@fjord\.example/);
  });

  it('leads to a page of theirs to sign in, with nothing to be registered before', async () => {
    const say = await session(await system.ready());
    for (const kind of ['google', 'microsoft']) {
      const { id } = await say('/api/connectors', { kind, name: kind, settings: { access: 'account' } });
      const { authorizationUrl } = await say(`/api/connectors/${id}/oauth/start`);
      assert.equal(new URL(authorizationUrl).hostname, '127.0.0.1');
      const first = await fetch(authorizationUrl, { redirect: 'manual' });
      const cookie = first.headers
        .getSetCookie()
        .map((set) => set.split(';')[0])
        .join('; ');
      const page = await fetch(new URL(first.headers.get('location'), authorizationUrl), { headers: { cookie } });
      assert.match(await page.text(), /A demonstration: this page stands in for .*Choose an account/s);
    }
  });

  it('starts them again where they were when they were killed, and ends them with all else', async () => {
    const killed = system.pidOf('demonstration');
    process.kill(killed, 'SIGKILL');
    await until('their page', () => system.pidOf('demonstration') !== killed && fetch(pages()).catch(() => undefined));
    const pid = system.pidOf('demonstration');
    system.signal('SIGINT');
    assert.equal((await system.ended).code, 0);
    assert.equal(isAlive(pid), false);
    assert.deepEqual(processesOf(dataDir), []);
  });
});

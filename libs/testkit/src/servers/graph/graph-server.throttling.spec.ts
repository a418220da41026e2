import { KnownTokens } from '../token-verifier.js';
import { GraphScene } from './graph-scene.js';
import { EVERY_GRAPH_SCOPE } from './graph-server.js';

const MAIL = 'alice@corp.test';

describe('limits of the Graph server', () => {
  let scene: GraphScene;

  beforeEach(async () => {
    const tokens = new KnownTokens().grant('token-1', MAIL, EVERY_GRAPH_SCOPE).grant('all', null, EVERY_GRAPH_SCOPE);
    scene = await GraphScene.open({ tokens });
    scene.server.person('bob@corp.test');
  });
  afterEach(() => scene.close());

  const ask = (): ReturnType<GraphScene['ask']> => scene.ask('GET', '/me/calendars');

  it('let so many requests in within a window that slides', async () => {
    Object.assign(scene.server.limits, { requests: 2 });
    await ask();
    scene.pass(60_000);
    await ask();
    const refused = await ask();
    expect(refused).toMatchObject({ status: 429, code: 'ApplicationThrottled' });
    expect(refused.headers.get('retry-after')).toBe('540');
    scene.pass(540_000);
    expect((await ask()).status).toBe(200);
    expect((await ask()).status).toBe(429);
    expect(scene.server.load(MAIL)).toMatchObject({ taken: { length: 2 }, refused: { length: 2 } });
  });

  it('may say nothing of how long to wait', async () => {
    Object.assign(scene.server.limits, { requests: 1, saysRetryAfter: false });
    await ask();
    expect((await ask()).headers.get('retry-after')).toBeNull();
  });

  it('count each mailbox by itself, and nobody who may not come in', async () => {
    Object.assign(scene.server.limits, { requests: 1 });
    await ask();
    const all = { authorization: 'Bearer all' };
    expect((await scene.ask('GET', '/users/bob@corp.test/calendars', undefined, all)).status).toBe(200);
    await scene.ask('GET', '/me/calendars', undefined, { authorization: 'Bearer no' });
    expect(scene.server.load(MAIL)).toMatchObject({ taken: { length: 1 }, refused: { length: 0 } });
  });

  it('let four requests be under way at once, and remember how many there were', async () => {
    scene.server.latencyMs = 100;
    const answers = await Promise.all(Array.from({ length: 6 }, ask));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429, 429]);
    expect(answers.find(({ status }) => status === 429)?.text).toContain('MailboxConcurrency');
    expect(scene.server.load(MAIL).highest).toBe(5);
    expect((await ask()).status).toBe(200);
  });
});

import type { Json } from './graph-request.js';
import { GraphScene, MEETING, type SceneAnswer } from './graph-scene.js';

const TYPE = { 'Content-Type': 'application/json' };
const create = (id: string, more: object = {}): Json => ({
  id,
  method: 'POST',
  url: '/me/events',
  headers: TYPE,
  body: { ...MEETING, subject: id },
  ...more,
});

describe('batches of the Graph server', () => {
  let scene: GraphScene;

  beforeEach(async () => {
    scene = await GraphScene.open();
  });
  afterEach(() => scene.close());

  const batch = (...requests: readonly Json[]): Promise<SceneAnswer> => scene.ask('POST', '/$batch', { requests });
  const statuses = ({ body }: SceneAnswer): unknown =>
    Object.fromEntries((body['responses'] as { id: string; status: number }[]).map(({ id, status }) => [id, status]));

  it('answer each request by itself, in another order than asked', async () => {
    const made = await batch(create('a'), { id: 'b', method: 'GET', url: '/me/events/AAMkAGx=' }, create('c'));
    expect(made.status).toBe(200);
    expect(made.body['responses']).toMatchObject([
      { id: 'c', status: 201, headers: TYPE, body: { subject: 'c' } },
      { id: 'b', status: 404, body: { error: { code: 'ErrorItemNotFound' } } },
      { id: 'a', status: 201 },
    ]);
  });

  it('leave out what depends on something that failed', async () => {
    const answered = await batch(
      { id: '1', method: 'DELETE', url: '/me/events/AAMkAGx=' },
      create('2', { dependsOn: ['1'] }),
      create('3', { dependsOn: ['2'] }),
      create('4'),
    );
    expect(statuses(answered)).toEqual({ 1: 404, 2: 424, 3: 424, 4: 201 });
    expect(scene.server.alice.events()).toMatchObject([{ subject: '4' }]);
  });

  it('do in order what depends on each other', async () => {
    const id = scene.server.alice.put(MEETING);
    const change = (name: string, dependsOn: readonly string[]): Json => ({
      id: name,
      method: 'PATCH',
      url: `/me/events/${id}`,
      headers: TYPE,
      body: { subject: name },
      dependsOn,
    });
    scene.server.latencyMs = 5;
    expect(statuses(await batch(change('1', []), change('2', ['1']), change('3', ['2'])))).toEqual({
      1: 200,
      2: 200,
      3: 200,
    });
    expect(scene.server.alice.events()).toMatchObject([{ subject: '3' }]);
  });

  it('hold a preference for each request', async () => {
    const id = scene.server.alice.put(MEETING);
    const headers = { Prefer: 'outlook.timezone="Tokyo Standard Time"' };
    const { body } = await batch({ id: '1', method: 'GET', url: `/me/events/${id}`, headers });
    expect(body['responses']).toMatchObject([{ body: { start: { timeZone: 'Tokyo Standard Time' } } }]);
  });

  it.each<[string, readonly Json[]]>([
    ['none', []],
    ['more than twenty', Array.from({ length: 21 }, (_, index) => create(String(index)))],
    ['two of one name', [create('a'), create('a')]],
    ['one that depends on a later one', [create('a', { dependsOn: ['b'] }), create('b')]],
    ['one with a whole address', [{ id: 'a', method: 'GET', url: 'https://graph.microsoft.com/v1.0/me' }]],
    ['one with a body of no type', [create('a', { headers: {} })]],
    ['one without a method', [{ id: 'a', url: '/me' }]],
  ])('hold no requests: %s', async (_, requests) => {
    expect((await batch(...requests)).status).toBe(400);
    expect(scene.server.alice.events()).toEqual([]);
  });

  it('count each request against the limits, and refuse each by itself', async () => {
    scene.server.limits.requests = 2;
    const answered = await batch(create('1'), create('2'), create('3'));
    expect(answered.status).toBe(200);
    expect(statuses(answered)).toEqual({ 1: 201, 2: 201, 3: 429 });
    expect(answered.body['responses']).toMatchObject([{ id: '3', headers: { 'Retry-After': '600' } }, {}, {}]);
  });

  it('send on four requests at once, so that a batch alone is never too much', async () => {
    scene.server.latencyMs = 20;
    const answered = await batch(...Array.from({ length: 20 }, (_, index) => create(String(index))));
    expect(new Set(Object.values(statuses(answered) as object))).toEqual(new Set([201]));
    expect(scene.server.load('alice@corp.test').highest).toBe(4);
  });

  it('are too much when they come two at a time', async () => {
    scene.server.latencyMs = 20;
    const four = (): Promise<SceneAnswer> => batch(...['1', '2', '3', '4'].map((id) => create(id)));
    const answers = await Promise.all([four(), four()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.flatMap((one) => Object.values<unknown>(statuses(one) as Json))).toContain(429);
  });

  it('are nothing without a token', async () => {
    const refused = await scene.ask('POST', '/$batch', { requests: [create('a')] }, { authorization: 'Bearer no' });
    expect(refused).toMatchObject({ status: 401, code: 'InvalidAuthenticationToken' });
  });

  it('are logged as a whole and request by request', async () => {
    await batch(create('a'), create('b'));
    const log = scene.server.requests.map(({ operation, status, inBatch }) => [operation, status, inBatch]);
    expect(log).toEqual([
      ['batch', 200, false],
      ['events.create', 201, true],
      ['events.create', 201, true],
    ]);
  });
});

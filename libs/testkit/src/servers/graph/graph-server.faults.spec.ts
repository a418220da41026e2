import { GraphScene, MEETING } from './graph-scene.js';

describe('faults of the Graph server', () => {
  let scene: GraphScene;

  beforeEach(async () => {
    scene = await GraphScene.open();
  });
  afterEach(() => scene.close());

  const create = (): ReturnType<GraphScene['ask']> => scene.ask('POST', '/me/events', MEETING);
  const standing = (): number => scene.server.alice.events().length;

  it('answer whatever is wanted instead, once, before anything is done', async () => {
    const headers = { 'retry-after': '7' };
    scene.server.faults.next('events.create', {
      kind: 'answer',
      status: 503,
      headers,
      body: '{"error":{"code":"Busy"}}',
    });
    const refused = await create();
    expect(refused).toMatchObject({ status: 503, code: 'Busy' });
    expect(refused.headers.get('retry-after')).toBe('7');
    expect(standing()).toBe(0);
    expect((await create()).status).toBe(201);
  });

  it('answer with a page of a proxy', async () => {
    scene.server.faults.next('*', { kind: 'answer', status: 200, body: '<html>Sign in</html>' });
    const page = await scene.ask('GET', '/me/calendars');
    expect(page).toMatchObject({ status: 200, text: '<html>Sign in</html>' });
    expect(page.headers.get('content-type')).toBe('text/html');
  });

  it('time out at the gateway although all was done', async () => {
    scene.server.faults.next('events.create', { kind: 'answer-after', status: 504 });
    expect((await create()).status).toBe(504);
    expect(standing()).toBe(1);
  });

  it.each([
    ['cut-before', 0],
    ['cut-after', 1],
    ['half-answer', 1],
  ] as const)('break the connection: %s', async (kind, events) => {
    scene.server.faults.next('events.create', { kind });
    await expect(create()).rejects.toThrow();
    expect(standing()).toBe(events);
  });

  it('break the content off in the middle', async () => {
    scene.server.faults.next('events.create', { kind: 'half-content' });
    const torn = await create();
    expect(torn.status).toBe(201);
    expect(() => JSON.parse(torn.text) as unknown).toThrow();
  });

  it('say nothing until the client goes', async () => {
    scene.server.faults.next('events.create', { kind: 'hang-after' });
    const gone = new AbortController();
    const asked = fetch(`${scene.server.url}/v1.0/me/events`, {
      method: 'POST',
      body: JSON.stringify(MEETING),
      headers: { authorization: 'Bearer token-1', 'content-type': 'application/json' },
      signal: gone.signal,
    });
    while (standing() === 0) await new Promise(setImmediate);
    gone.abort();
    await expect(asked).rejects.toThrow();
  });

  it('let another client be faster', async () => {
    const { id, body } = await create();
    const { alice, faults } = scene.server;
    faults.next('event.patch', { kind: 'meanwhile', act: () => alice.patch(id, { subject: 'Theirs' }) });
    const etag = { 'if-match': String(body['@odata.etag']) };
    expect((await scene.ask('PATCH', `/me/events/${id}`, { subject: 'Mine' }, etag)).status).toBe(412);
  });

  it('meet single requests of a batch', async () => {
    scene.server.faults.next(({ inBatch }) => inBatch, { kind: 'answer', status: 502, body: '{}' });
    const one = { method: 'POST', url: '/me/events', headers: { 'content-type': 'application/json' }, body: MEETING };
    const { body } = await scene.ask('POST', '/$batch', {
      requests: [
        { ...one, id: '1' },
        { ...one, id: '2' },
      ],
    });
    expect(body['responses']).toMatchObject([
      { id: '2', status: 201 },
      { id: '1', status: 502 },
    ]);
  });

  it('cut a whole batch where they cut one request of it', async () => {
    scene.server.faults.next('events.create', { kind: 'cut-after' });
    const one = {
      id: '1',
      method: 'POST',
      url: '/me/events',
      headers: { 'content-type': 'application/json' },
      body: MEETING,
    };
    await expect(scene.ask('POST', '/$batch', { requests: [one] })).rejects.toThrow();
    expect(standing()).toBe(1);
  });

  it('of the server’s own are answered as such, and told at its end', async () => {
    const broken = await GraphScene.open();
    const act = (): never => {
      throw new TypeError('broken');
    };
    broken.server.faults.next('calendars.list', { kind: 'meanwhile', act });
    expect(await broken.ask('GET', '/me/calendars')).toMatchObject({ status: 500, code: 'InternalServerError' });
    await expect(broken.close()).rejects.toThrow('The server itself failed.');
  });
});

import { GraphScene, MEETING } from './graph-scene.js';

describe('versions of events of the Graph server', () => {
  let scene: GraphScene;

  beforeEach(async () => {
    scene = await GraphScene.open();
  });
  afterEach(() => scene.close());

  it('change with each write, as ETag and change key', async () => {
    const made = await scene.ask('POST', '/me/events', MEETING);
    const changed = await scene.ask('PATCH', `/me/events/${made.id}`, { subject: 'Other' });
    expect(changed.body['changeKey']).not.toBe(made.body['changeKey']);
    expect(changed.body['@odata.etag']).toBe(`W/"${String(changed.body['changeKey'])}"`);
  });

  it('are demanded by If-Match, of changes and deletions', async () => {
    const { id, body } = await scene.ask('POST', '/me/events', MEETING);
    const stale = { 'if-match': String(body['@odata.etag']) };
    const path = `/me/events/${id}`;
    expect(await scene.ask('PATCH', path, { subject: 'Mine' }, stale)).toMatchObject({ status: 200 });
    const refused = { status: 412, code: 'ErrorIrresolvableConflict' };
    expect(await scene.ask('PATCH', path, { subject: 'Late' }, stale)).toMatchObject(refused);
    expect(await scene.ask('DELETE', path, undefined, stale)).toMatchObject(refused);
    expect(await scene.ask('GET', path)).toMatchObject({ body: { subject: 'Mine' } });
    expect(await scene.ask('DELETE', path, undefined, { 'if-match': '*' })).toMatchObject({ status: 204 });
  });

  it('change without a word where Exchange stamps an event anew', async () => {
    const { id, body } = await scene.ask('POST', '/me/events', MEETING);
    scene.server.alice.restamp(id);
    const refused = await scene.ask('PATCH', `/me/events/${id}`, {}, { 'if-match': String(body['@odata.etag']) });
    expect(refused.status).toBe(412);
  });
});

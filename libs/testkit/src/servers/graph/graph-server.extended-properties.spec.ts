import { GraphScene, MEETING } from './graph-scene.js';

const ID = 'String {66f5a359-4659-4830-9070-00047ec6ac6e} Name Marker';
const marked = (value: string): object => ({ ...MEETING, singleValueExtendedProperties: [{ id: ID, value }] });
const expand = (id: string): string => encodeURIComponent(`singleValueExtendedProperties($filter=id eq '${id}')`);

describe('extended properties of the Graph server', () => {
  let scene: GraphScene;

  beforeEach(async () => {
    scene = await GraphScene.open();
  });
  afterEach(() => scene.close());

  it('are kept, and told to those alone who ask for them by their id', async () => {
    const { id, body } = await scene.ask('POST', '/me/events', marked('v1:a'));
    expect(body).not.toHaveProperty('singleValueExtendedProperties');
    const path = `/me/events/${id}?$select=subject&$expand=`;
    const told = await scene.ask('GET', path + expand(ID));
    expect(told.body['singleValueExtendedProperties']).toEqual([{ id: ID, value: 'v1:a' }]);
    expect((await scene.ask('GET', path + expand(ID.replace('Marker', 'marker')))).body).not.toHaveProperty(
      'singleValueExtendedProperties',
    );
    const unasked = await scene.ask('GET', `${path}singleValueExtendedProperties`);
    expect(unasked).toMatchObject({ status: 400, code: 'ErrorInvalidProperty' });
  });

  it('stay when other things of an event are changed, and change by themselves', async () => {
    const { id } = await scene.ask('POST', '/me/events', marked('v1:a'));
    await scene.ask('PATCH', `/me/events/${id}`, { subject: 'Other' });
    const values = (): unknown => scene.server.alice.events()[0]?.singleValueExtendedProperties;
    expect(values()).toEqual([{ id: ID, value: 'v1:a' }]);
    await scene.ask('PATCH', `/me/events/${id}`, { singleValueExtendedProperties: [{ id: ID, value: 'v1:b' }] });
    expect(values()).toEqual([{ id: ID, value: 'v1:b' }]);
  });

  it.each([
    [`ep/id eq '${ID}' and ep/value eq 'V1:A'`, ['v1:a']],
    [`ep/id eq '${ID}' and startswith(ep/value,'v1:')`, ['v1:a', 'v1:b']],
    [`ep/id eq '${ID}' and contains(ep/value,':b')`, ['v1:b']],
    [`ep/id eq '${ID}' and ep/value ne null`, ['v1:a', 'v1:b', 'v2']],
    [`ep/id eq '${ID}x' and ep/value ne null`, []],
  ])('are what events are found by: %s', async (condition, values) => {
    for (const value of ['v1:a', 'v1:b', 'v2']) await scene.ask('POST', '/me/events', marked(value));
    await scene.ask('POST', '/me/events', MEETING);
    const filter = encodeURIComponent(`singleValueExtendedProperties/Any(ep: ${condition})`);
    const { list } = await scene.ask('GET', `/me/calendar/events?$filter=${filter}&$expand=${expand(ID)}`);
    const told = list.flatMap(
      ({ singleValueExtendedProperties }) => singleValueExtendedProperties as { value: string }[],
    );
    expect(told.map(({ value }) => value)).toEqual(values);
  });
});

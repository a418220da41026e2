import type { Event } from '@microsoft/microsoft-graph-types';
import { GraphScene } from './graph-scene.js';

const MEETING: Event = {
  subject: 'Meeting',
  start: { dateTime: '2026-03-02T10:00:00', timeZone: 'Europe/Berlin' },
  end: { dateTime: '2026-03-02T11:00:00', timeZone: 'Europe/Berlin' },
};

describe('events of the Graph server', () => {
  let scene: GraphScene;

  beforeEach(async () => {
    scene = await GraphScene.open();
  });

  afterEach(() => scene.close());

  it('are made, read, changed and deleted', async () => {
    const made = await scene.ask('POST', '/me/events', MEETING);
    expect(made).toMatchObject({ status: 201, body: { subject: 'Meeting', type: 'singleInstance' } });
    const path = `/me/events/${String(made.body['id'])}`;
    expect(await scene.ask('GET', path)).toMatchObject({ status: 200, body: { subject: 'Meeting' } });
    expect(await scene.ask('PATCH', path, { subject: 'Other' })).toMatchObject({
      status: 200,
      body: { subject: 'Other' },
    });
    expect(await scene.ask('DELETE', path)).toMatchObject({ status: 204 });
    expect(await scene.ask('GET', path)).toMatchObject({ status: 404, code: 'ErrorItemNotFound' });
  });
});

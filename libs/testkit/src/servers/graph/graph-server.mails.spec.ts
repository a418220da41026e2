import type { Event } from '@microsoft/microsoft-graph-types';
import { FIVE_DAYS, GraphScene, MEETING } from './graph-scene.js';

const inviting = (...names: readonly string[]): Event => ({
  attendees: names.map((name) => ({ emailAddress: { address: `${name}@other.test` } })),
});

describe('mails that the Graph server would send', () => {
  let scene: GraphScene;

  beforeEach(async () => {
    scene = await GraphScene.open();
  });
  afterEach(() => scene.close());

  const kinds = (): string[] => scene.server.alice.mails.map(({ kind, to }) => `${kind} ${to}`);

  it('go to everyone who is written as an attendee, at every write', async () => {
    const { id } = await scene.ask('POST', '/me/events', { ...MEETING, ...inviting('bob') });
    expect(kinds()).toEqual(['invitation bob@other.test']);
    await scene.ask('PATCH', `/me/events/${id}`, inviting('bob', 'carol'));
    expect(kinds().slice(1)).toEqual(['invitation carol@other.test', 'update bob@other.test']);
    await scene.ask('DELETE', `/me/events/${id}`);
    expect(kinds().slice(3)).toEqual(['cancellation bob@other.test', 'cancellation carol@other.test']);
  });

  it('are none where nobody is invited', async () => {
    const { id } = await scene.ask('POST', '/me/events', { ...MEETING, recurrence: FIVE_DAYS });
    await scene.ask('PATCH', `/me/events/${id}`, { subject: 'Other' });
    await scene.ask('DELETE', `/me/events/${id}`);
    expect(kinds()).toEqual([]);
  });

  it('are the organizer’s to send', async () => {
    const id = scene.server.alice.put(MEETING);
    const organizer = { emailAddress: { name: 'Bob', address: 'bob@other.test' } };
    scene.server.alice.declare(id, { ...inviting('alice'), isOrganizer: false, organizer });
    await scene.ask('DELETE', `/me/events/${id}`);
    expect(kinds()).toEqual([]);
  });
});

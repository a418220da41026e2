import type { EventDetails } from '@calmirror/core';
import { anEvent } from '@calmirror/testkit';
import type { GraphEventBody } from './graph-event.js';
import { writeDetails } from './write-details.js';

const write = (differing: Partial<EventDetails>): GraphEventBody => writeDetails(anEvent(differing));

describe('what is written of an event', () => {
  it('is stated whole, so that nothing of what stood before is left', () => {
    expect(writeDetails(anEvent())).toEqual({
      subject: 'Planning',
      body: { contentType: 'text', content: '' },
      location: { displayName: '' },
      categories: [],
      showAs: 'busy',
      sensitivity: 'normal',
      responseRequested: false,
      isReminderOn: false,
    });
  });

  it('has no people and no meeting of Graph’s own, whatever the event holds', () => {
    const person = { name: 'Ann', email: 'ann@corp.test' };
    const attendee = { ...person, answer: 'accepted', role: 'required', kind: 'individual' } as const;
    const written = write({ organizer: person, attendees: [attendee], conference: 'https://meet.test/1' });
    expect(JSON.stringify(written)).not.toContain('ann@corp.test');
    expect(written).not.toHaveProperty('attendees');
    expect(written).not.toHaveProperty('organizer');
    expect(written).not.toHaveProperty('isOnlineMeeting');
  });

  it.each<[string, Partial<EventDetails>, GraphEventBody]>([
    ['busy', {}, { showAs: 'busy' }],
    ['free', { transparency: 'transparent' }, { showAs: 'free' }],
    ['free even when it is not sure', { transparency: 'transparent', status: 'tentative' }, { showAs: 'free' }],
    ['tentative', { status: 'tentative' }, { showAs: 'tentative' }],
    ['out of office', { type: 'out-of-office' }, { showAs: 'oof' }],
    ['working elsewhere', { type: 'working-location' }, { showAs: 'workingElsewhere' }],
    ['free and named as cancelled', { status: 'cancelled' }, { showAs: 'free', subject: 'Canceled: Planning' }],
    ['private', { class: 'private' }, { sensitivity: 'private' }],
    ['confidential', { class: 'confidential' }, { sensitivity: 'confidential' }],
  ])('shows it as %s', (_, differing, written) => expect(write(differing)).toMatchObject(written));

  it('has addresses as lines beneath the text', () => {
    const links = { conference: 'https://meet.test/1', url: 'https://a.test/' };
    expect(write({ description: 'Agenda', ...links }).body?.content).toBe(
      'Agenda\n\nVideo meeting: https://meet.test/1\nLink: https://a.test/',
    );
    expect(write(links).body?.content).toBe('Video meeting: https://meet.test/1\nLink: https://a.test/');
  });

  it('has the earliest reminder, and none after the start', () => {
    const reminders = (...minutes: number[]): GraphEventBody =>
      write({ reminders: minutes.map((minutesBefore) => ({ minutesBefore })) });
    expect(reminders(10, 60, 0)).toMatchObject({ isReminderOn: true, reminderMinutesBeforeStart: 60 });
    expect(reminders(-5)).toMatchObject({ isReminderOn: false });
  });

  it('has a place on the map beside its name', () => {
    expect(write({ location: 'Room 1', geo: { latitude: 52.5, longitude: 13.4 } }).location).toEqual({
      displayName: 'Room 1',
      coordinates: { latitude: 52.5, longitude: 13.4 },
    });
  });

  it('has each category once, without what divides them', () => {
    expect(write({ categories: ['Work', 'work', 'A, B; C', ' '] }).categories).toEqual(['Work', 'A  B  C']);
  });
});

describe('a text that is too long', () => {
  it('is cut, a subject and a place at 255', () => {
    const { subject, location } = write({ summary: 'x'.repeat(300), location: 'y'.repeat(300) });
    expect(subject).toBe(`${'x'.repeat(254)}…`);
    expect(location?.displayName).toHaveLength(255);
  });

  it('is not cut through a character', () => {
    expect(write({ summary: `${'x'.repeat(253)}😀 and more` }).subject).toBe(`${'x'.repeat(253)}…`);
  });

  it('leaves the addresses beneath it whole', () => {
    const conference = `https://meet.test/${'z'.repeat(500)}`;
    const content = write({ description: 'x'.repeat(40_000), conference }).body?.content ?? '';
    expect(content).toHaveLength(32_768);
    expect(content.endsWith(`…\n\nVideo meeting: ${conference}`)).toBe(true);
  });
});

describe('what Exchange cannot carry', () => {
  it('is left out: control characters, half characters, line ends in a subject', () => {
    const { subject, body } = write({ summary: 'A\u0000\r\nB\ud800', description: 'One\u2028Two\u0007\tThree' });
    expect(subject).toBe('A B\ufffd');
    expect(body?.content).toBe('One\nTwo\tThree');
  });
});

import { schedulingMessagesOf } from './scheduling-messages.js';

const sender = { addresses: ['aide@example.com'], verdict: 'none' as const };

function sentBy(method: string, ...people: string[]): (string | null)[] {
  const event = ['UID:1', 'DTSTAMP:20260228T120000Z', 'DTSTART:20260302T090000Z', ...people];
  const lines = ['BEGIN:VCALENDAR', `METHOD:${method}`, 'BEGIN:VEVENT', ...event, 'END:VEVENT', 'END:VCALENDAR'];
  const calendars = [{ text: lines.join('\r\n'), method: null, fileName: null }];
  return schedulingMessagesOf({ calendars, sender, receivedAt: '2026-03-01T00:00:00Z' }).messages.map(
    (message) => message.sentBy,
  );
}

const organizer = 'ORGANIZER;SENT-BY="mailto:Aide@example.com":mailto:boss@example.com';
const attendee = 'ATTENDEE;SENT-BY="mailto:Help@example.org";PARTSTAT=ACCEPTED:mailto:jo@example.org';

describe('who sends a message on behalf of another', () => {
  it.each(['REPLY', 'COUNTER', 'REFRESH'])('does so for the attendee (%s)', (method) => {
    expect(sentBy(method, organizer, attendee)).toEqual(['help@example.org']);
    expect(sentBy(method, organizer, 'ATTENDEE:mailto:jo@example.org')).toEqual([null]);
  });

  it.each(['REQUEST', 'PUBLISH', 'ADD', 'CANCEL', 'DECLINECOUNTER'])('does so for the organizer (%s)', (method) => {
    expect(sentBy(method, organizer, attendee)).toEqual(['aide@example.com']);
    expect(sentBy(method, 'ORGANIZER:mailto:boss@example.com', attendee)).toEqual([null]);
  });
});

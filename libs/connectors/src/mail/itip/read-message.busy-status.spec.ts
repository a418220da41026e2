import { schedulingMessagesOf } from './scheduling-messages.js';

/** Status of the one event of a message whose VEVENT has these lines. */
function statusOf(method: string, ...lines: readonly string[]): string | undefined {
  const text = [
    'BEGIN:VCALENDAR',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    'UID:slipway',
    'DTSTART:20270128T080000Z',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
  const { messages } = schedulingMessagesOf({
    calendars: [{ text, method: null, fileName: null }],
    sender: { addresses: ['neil@example.com'], verdict: 'none' },
    receivedAt: '2026-11-24T08:00:00Z',
  });
  return messages[0]?.event.status;
}

describe('a busy status of tentative', () => {
  it.each([
    ['is that of the guest in a request', 'confirmed', 'REQUEST', []],
    [
      'is that of the guest beside what the organizer means',
      'confirmed',
      'REQUEST',
      ['X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY'],
    ],
    [
      'is that of the meeting where the organizer means it',
      'tentative',
      'REQUEST',
      ['X-MICROSOFT-CDO-INTENDEDSTATUS:TENTATIVE'],
    ],
    [
      'does not speak against STATUS',
      'tentative',
      'REQUEST',
      ['STATUS:TENTATIVE', 'X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY'],
    ],
    ['is that of the event where nobody is asked', 'tentative', 'PUBLISH', []],
  ])('%s', (_, status, method, lines) => {
    expect(statusOf(method, 'X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE', ...lines)).toBe(status);
  });
});

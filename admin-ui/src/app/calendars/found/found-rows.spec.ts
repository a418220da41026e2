import type { DiscoveredCalendarAnswer } from '@calmirror/contracts';
import { foundRows } from './found-rows';

const calendar = (name: string, mailbox?: string): DiscoveredCalendarAnswer => ({
  externalId: `${mailbox ?? 'own'}/${name}`,
  name,
  ...(mailbox !== undefined && { mailbox }),
  color: null,
  timeZone: null,
  readable: true,
  writable: true,
  calendarId: null,
});
const organisation = [
  calendar('Calendar', 'zoe@example.org'),
  calendar('Calendar', 'ada@example.org'),
  calendar('On-call', 'ada@example.org'),
];
const rows = (calendars: readonly DiscoveredCalendarAnswer[], wanted = '') =>
  foundRows(calendars, wanted).map((row) =>
    row.head ? `${row.head.mailbox}: ${row.head.calendars}` : row.calendar.name,
  );

describe('foundRows', () => {
  it('puts calendars under their mailboxes, by the alphabet', () => {
    expect(rows(organisation)).toEqual(['ada@example.org: 2', 'Calendar', 'On-call', 'zoe@example.org: 1', 'Calendar']);
  });

  it('needs no mailboxes', () => {
    expect(rows([calendar('Work'), calendar('Family')])).toEqual(['Work', 'Family']);
  });

  it.each([
    ['ON-CALL', ['ada@example.org: 1', 'On-call']],
    [' zoe@', ['zoe@example.org: 1', 'Calendar']],
    ['nobody', []],
  ])('finds %j by calendar or mailbox', (wanted, found) => {
    expect(rows(organisation, wanted)).toEqual(found);
  });

  it('does not freeze the page with 10,000 calendars', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      calendar('Calendar', `person${index % 4_000}@example.org`),
    );
    const begun = performance.now();
    expect(foundRows(many, 'person39')).toHaveLength(344);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

import { aMirror, anOverride, aSeries, inBerlin } from '@calmirror/testkit';
import { readCalendar } from '../icalendar/read-calendar.js';
import { mirrorText } from './mirror-text.js';

const NOW = Date.parse('2026-03-02T10:00:00Z');

describe('the object of a mirror', () => {
  it('is a calendar without METHOD (RFC 4791 §4.1), stamped now', () => {
    const text = mirrorText(aMirror('mirr0r1'), NOW);
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:/);
    expect(text).toContain('DTSTAMP:20260302T100000Z\r\n');
    expect(text).not.toContain('METHOD');
  });

  it('invites nobody, whatever the event holds', () => {
    const person = { name: 'Ann', email: 'ann@x.test' };
    const attendee = { ...person, answer: 'accepted', role: 'required', kind: 'individual' } as const;
    const text = mirrorText(aMirror('mirr0r1', { organizer: person, attendees: [attendee] }), NOW);
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER|ann@x\.test/);
  });

  it('holds a series with its overrides under one UID, each with the marker, and its zone', () => {
    const series = aSeries({}, { overrides: [anOverride('2026-03-04T10:00:00')] });
    const mirror = aMirror('mirr0r1', { ...series, id: 'mirr0r1', uid: 'mirr0r1', marker: 'calmirror:v1:a:b:mirr0r1' });
    const text = mirrorText(mirror, NOW);
    expect(text.match(/^UID:mirr0r1\r$/gm)).toHaveLength(2);
    expect(text.match(/^X-CALMIRROR-MARKER:/gm)).toHaveLength(2);
    expect(text.match(/^BEGIN:VTIMEZONE\r$/gm)).toHaveLength(1);
    expect(readCalendar(text).events).toMatchObject([{ event: { uid: 'mirr0r1', overrides: [{}] } }]);
  });

  it('that iCalendar cannot say is refused without a word of it', () => {
    const impossible = { ...inBerlin('2026-03-02T10:00:00'), wall: null as never };
    expect(() => mirrorText(aMirror('mirr0r1', { summary: 'Secret', start: impossible }), NOW)).toThrow(
      expect.objectContaining({ kind: 'rejected', message: expect.not.stringContaining('Secret') as string }) as Error,
    );
  });
});

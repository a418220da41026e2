import { candidateParts } from './candidate-parts.js';
import { MAX_CALENDAR_BYTES, MAX_CALENDARS, MAX_SNIFFED_BYTES, MAX_SNIFFED_PARTS } from './mail-limits.js';
import type { PartOutline } from './part-outline.js';

function aPart(part: Partial<PartOutline>): PartOutline {
  const bare = { parameters: {}, disposition: null, fileName: null, encoding: '7bit', size: 1_000 };
  return { path: '1', type: 'text/plain', ...bare, ...part };
}

function lookedAt(part: Partial<PartOutline>): 'calendar' | 'sniffed' | 'no' {
  const [candidate] = candidateParts([aPart(part)]).candidates;
  if (!candidate) return 'no';
  return candidate.declared ? 'calendar' : 'sniffed';
}

describe('what of a mail is looked at', () => {
  it.each([
    [{ type: 'text/calendar' }],
    [{ type: 'text/x-vcalendar' }],
    [{ type: 'application/ics', fileName: 'invite.ics' }],
    [{ type: 'application/calendar' }],
    [{ type: 'application/octet-stream', fileName: 'Termin.ICS' }],
    [{ type: 'image/png', fileName: 'odd.ics' }],
    [{ type: 'text/plain', fileName: 'meeting.vcs' }],
    [{ type: 'application/octet-stream', fileName: 'busy.ifb' }],
  ])('is what says that it is a calendar: %j', (part) => {
    expect(lookedAt(part)).toBe('calendar');
  });

  it.each([
    [{ type: 'application/octet-stream' }],
    [{ type: 'application/octet-stream', fileName: 'ATT00001.bin' }],
    [{ type: 'application/x-something', disposition: 'attachment' }],
    [{ type: 'text/plain', disposition: 'attachment' }],
    [{ type: 'text/plain', fileName: 'invitation.txt' }],
    [{ type: 'text/plain', parameters: { method: 'REQUEST' } }],
  ])('is also what does not say what it is: %j', (part) => {
    expect(lookedAt(part)).toBe('sniffed');
  });

  it.each([
    [{ type: 'text/plain' }],
    [{ type: 'text/plain', disposition: 'inline' }],
    [{ type: 'text/html', disposition: 'attachment' }],
    [{ type: 'image/jpeg' }],
    [{ type: 'application/pdf' }],
    [{ type: 'application/octet-stream', fileName: 'rechnung.PDF' }],
    [{ type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }],
    [{ type: 'application/pkcs7-signature', fileName: 'smime.p7s' }],
    [{ type: 'message/delivery-status' }],
    [{ type: 'application/octet-stream', size: MAX_SNIFFED_BYTES + 1 }],
  ])('is not what is plainly something else: %j', (part) => {
    expect(lookedAt(part)).toBe('no');
    expect(candidateParts([aPart(part)]).problems).toEqual([]);
  });

  it.each([
    [{ type: 'application/ms-tnef', fileName: 'winmail.dat' }, 'tnef-unsupported'],
    [{ type: 'application/octet-stream', fileName: 'WINMAIL.DAT' }, 'tnef-unsupported'],
    [{ type: 'application/vnd.ms-tnef', fileName: 'invite.ics' }, 'tnef-unsupported'],
    [{ type: 'application/pkcs7-mime', fileName: 'smime.p7m' }, 'encrypted-unsupported'],
    [{ type: 'application/pgp-encrypted' }, 'encrypted-unsupported'],
    [{ type: 'text/calendar', fileName: 'big.ics', size: MAX_CALENDAR_BYTES + 1 }, 'too-large'],
  ])('is not %j, which is named', (part: Partial<PartOutline>, code: string) => {
    const { candidates, problems } = candidateParts([aPart(part)]);
    expect(candidates).toEqual([]);
    expect(problems).toEqual([{ code, message: expect.any(String) as string, fileName: part.fileName ?? null }]);
  });

  it('is none of too many calendars', () => {
    const parts = Array.from({ length: MAX_CALENDARS + 1 }, () => aPart({ type: 'text/calendar' }));
    expect(candidateParts(parts)).toMatchObject({ candidates: [], problems: [{ code: 'too-many-calendars' }] });
  });

  it('is none of calendars that are too large together', () => {
    const parts = Array.from({ length: 3 }, () => aPart({ type: 'text/calendar', size: MAX_CALENDAR_BYTES }));
    expect(candidateParts(parts)).toMatchObject({ candidates: [], problems: [{ code: 'too-large' }] });
  });

  it('is the calendar beside one that is too large', () => {
    const parts = [aPart({ type: 'text/calendar', size: 100_000_000 }), aPart({ type: 'text/calendar', path: '2' })];
    expect(candidateParts(parts)).toMatchObject({
      candidates: [{ part: { path: '2' } }],
      problems: [{ code: 'too-large' }],
    });
  });

  it('is few of many parts that do not say what they are, and the calendar after them', () => {
    const parts = Array.from({ length: 50 }, () => aPart({ type: 'application/octet-stream' }));
    const { candidates } = candidateParts([...parts, aPart({ type: 'text/calendar' })]);
    expect(candidates).toHaveLength(MAX_SNIFFED_PARTS + 1);
    expect(candidates.at(-1)?.declared).toBe(true);
  });
});

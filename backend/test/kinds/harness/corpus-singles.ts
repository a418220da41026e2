import { aVevent, type OutlookUser } from '@calmirror/testkit';
import { basic, eu } from './corpus-days.js';
import { type CorpusEvent, googleAt, icalAt, icalDay, outlookAt } from './corpus-event.js';

type OutlookEvent = Parameters<OutlookUser['put']>[0];

/** What a single event says beside its title and times, in the words of each kind. */
interface Said {
  readonly google?: object;
  readonly microsoft?: OutlookEvent;
  readonly ical?: readonly string[];
}

/** From one wall-clock time in Berlin to another. */
function inBerlin(shown: string, title: string, from: string, to: string, said: Said = {}): CorpusEvent {
  return {
    shown: [shown],
    google: (calendar) =>
      void calendar.put({ summary: title, start: googleAt(from), end: googleAt(to), ...said.google }),
    microsoft: (user) =>
      void user.put({ subject: title, start: outlookAt(from), end: outlookAt(to), ...said.microsoft }),
    ical: [aVevent(title, title, icalAt('DTSTART', from), icalAt('DTEND', to), ...(said.ical ?? []))],
  };
}

/** Whole days, the last one excluded. */
function onDays(title: string, from: string, to: string): CorpusEvent {
  return {
    shown: [`${from} ${to} ${title}`],
    google: (calendar) => void calendar.put({ summary: title, start: { date: from }, end: { date: to } }),
    microsoft: (user) =>
      void user.put({
        subject: title,
        start: outlookAt(`${from}T00:00`),
        end: outlookAt(`${to}T00:00`),
        isAllDay: true,
        showAs: 'busy',
      }),
    ical: [aVevent(title, title, icalDay('DTSTART', from), icalDay('DTEND', to))],
  };
}

export const NOTES = 'Notes 🎉 of Zoë';
const NOTES_LINES = Array.from(
  { length: 40 },
  (_, line) => `${line}. 🥐 Frühstück für „Grüße“, x < y & z; C:\\temp\\new, 日本語 👩‍👩‍👧`,
);
/** Long, in many tongues, with whatever is something else in HTML or in iCalendar. */
export const NOTES_TEXT = NOTES_LINES.join('\n');

const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
/** Lines of at most 75 octets (RFC 5545 §3.1). */
const folded = (line: string): string => line.replaceAll(/.{15}/gu, '$&\r\n ');

export const SINGLES: readonly CorpusEvent[] = [
  onDays('Holiday', eu(-3), eu(-2)),
  // Across the change of the clocks, which whole days do not know.
  onDays('Trade fair', eu(-1), eu(2)),
  // Seven hours, since one is skipped.
  inBerlin(`${eu(-1)}T21:00Z ${eu(0)}T04:00Z Night shift`, 'Night shift', `${eu(-1)}T22:00`, `${eu(0)}T06:00`),
  inBerlin(`${eu(3)}T12:00Z ${eu(5)}T09:00Z Retreat`, 'Retreat', `${eu(3)}T14:00`, `${eu(5)}T11:00`),
  inBerlin(`${eu(6)}T07:00Z ${eu(6)}T07:30Z Doctor (private)`, 'Doctor', `${eu(6)}T09:00`, `${eu(6)}T09:30`, {
    google: { visibility: 'private' },
    microsoft: { sensitivity: 'private' },
    ical: ['CLASS:PRIVATE'],
  }),
  inBerlin(`${eu(6)}T10:00Z ${eu(6)}T11:00Z Lunch? (tentative)`, 'Lunch?', `${eu(6)}T12:00`, `${eu(6)}T13:00`, {
    google: { status: 'tentative' },
    microsoft: { showAs: 'tentative' },
    ical: ['STATUS:TENTATIVE'],
  }),
  inBerlin(`${eu(6)}T12:00Z ${eu(6)}T12:30Z Parcel (free)`, 'Parcel', `${eu(6)}T14:00`, `${eu(6)}T14:30`, {
    google: { transparency: 'transparent' },
    microsoft: { showAs: 'free' },
    ical: ['TRANSP:TRANSPARENT'],
  }),
  inBerlin(`${eu(7)}T06:00Z ${eu(7)}T15:00Z Away`, 'Away', `${eu(7)}T08:00`, `${eu(7)}T17:00`, {
    google: { eventType: 'outOfOffice', outOfOfficeProperties: { autoDeclineMode: 'declineNone' } },
    microsoft: { showAs: 'oof' },
    ical: ['X-MICROSOFT-CDO-BUSYSTATUS:OOF'],
  }),
  inBerlin(`${eu(8)}T06:00Z ${eu(8)}T07:00Z ${NOTES}`, NOTES, `${eu(8)}T08:00`, `${eu(8)}T09:00`, {
    google: { description: html(NOTES_TEXT) },
    microsoft: { body: { contentType: 'html', content: `<html><body><div>${html(NOTES_TEXT)}</div></body></html>` } },
    ical: [folded(`DESCRIPTION:${escaped(NOTES_TEXT)}`)],
  }),
  {
    shown: [`${eu(1)}T07:30 ${eu(1)}T07:35 Medicine`],
    placed: [`${eu(1)}T05:30Z ${eu(1)}T05:35Z Medicine`],
    ical: [aVevent('medicine', 'Medicine', `DTSTART:${basic(eu(1))}T073000`, `DTEND:${basic(eu(1))}T073500`)],
  },
];

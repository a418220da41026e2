const day = 86_400_000;
const zone = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Berlin',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19700329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19701025T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];
const words =
  'Agenda room projector minutes budget review, interview; handover deploy — Zürich 会議 lunch planning quarter'.split(
    ' ',
  );

const stamp = (time) => new Date(time).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');

function description(index) {
  const text = Array.from({ length: 62 }, (_, at) => words[(index * 7 + at * 4) % words.length]).join(' ');
  return text.replaceAll(',', '\\,').replaceAll(';', '\\;');
}

/** Content lines of at most 75 octets (RFC 5545 §3.1), cut between characters. */
function folded(line) {
  const lines = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 74) {
      lines.push(current);
      [current, octets] = [' ', 1];
    }
    current += character;
    octets += size;
  }
  return [...lines, current].join('\r\n');
}

function recurrence(index, start) {
  const rules = [
    'FREQ=WEEKLY;BYDAY=MO,WE',
    'FREQ=DAILY;INTERVAL=3',
    'FREQ=MONTHLY;BYDAY=2TU',
    'FREQ=WEEKLY;INTERVAL=2;COUNT=20',
  ];
  return [`RRULE:${rules[index % rules.length]}`, `EXDATE;TZID=Europe/Berlin:${stamp(start + 14 * day)}`];
}

/** One event, or series; the same for the same index and edition. */
function event(index, edition, isSeries, today) {
  const start = today + (1 + (index % 330)) * day + (7 + (index % 11)) * 3_600_000;
  return [
    'BEGIN:VEVENT',
    `UID:event-${index}@feed.example`,
    `DTSTAMP:${stamp(today)}Z`,
    `DTSTART;TZID=Europe/Berlin:${stamp(start)}`,
    `DTEND;TZID=Europe/Berlin:${stamp(start + 3_600_000)}`,
    `SEQUENCE:${edition}`,
    `SUMMARY:Meeting ${index}${edition === 0 ? '' : ` (edition ${edition})`}`,
    `LOCATION:Room ${index % 40}\\, Building ${index % 7}`,
    'STATUS:CONFIRMED',
    `CATEGORIES:WORK,TEAM ${index % 9}`,
    `ORGANIZER;CN=Person ${index % 50}:mailto:person-${index % 50}@example.org`,
    `DESCRIPTION:${description(index)}`,
    ...(isSeries ? recurrence(index, start) : []),
    'END:VEVENT',
  ];
}

/**
 * A feed as a calendar server writes it: one event in twenty is a series. Of 10,000 events it has 8 MB.
 * @param {number} count
 * @param {number} edited so many of them, spread evenly, are of edition `edition`
 * @returns {Buffer}
 */
export function feed(count, edited = 0, edition = 0) {
  const today = Math.floor(Date.now() / day) * day;
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//example.org//Feed//EN', 'X-WR-CALNAME:Rota', ...zone];
  const step = edited === 0 ? Infinity : Math.floor(count / edited);
  for (let index = 0; index < count; index += 1) {
    const isEdited = index % step === 1 && index < step * edited;
    lines.push(...event(index, isEdited ? edition : 0, index % 20 === 0, today));
  }
  lines.push('END:VCALENDAR', '');
  return Buffer.from(lines.map(folded).join('\r\n'));
}

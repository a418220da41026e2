export function aMail(text: string): string {
  return `From: bob@x.test\r\nSubject: Hello\r\n\r\n${text}\r\n`;
}

const CALENDAR = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR';
const CALENDAR_PART = `Content-Type: text/calendar; method=REQUEST; charset="utf-8"\r\n\r\n${CALENDAR}`;

export const AN_INVITATION = `From: bob@x.test\r\nMIME-Version: 1.0\r\n${CALENDAR_PART}\r\n`;

/** A calendar in each place that one is found in, with bytes beyond ASCII and names in both ways of writing them. */
export const A_FORWARDED_INVITATION = Buffer.from(
  [
    'From: bob@x.test',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="outer"',
    '',
    '--outer',
    '',
    'Please come',
    '--outer',
    'Content-Type: multipart/alternative; boundary=inner',
    '',
    '--inner',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: Quoted-Printable',
    '',
    '<p>R=C3=A9union',
    '--inner',
    'Content-Type: text/calendar; method=REQUEST; charset=utf-8',
    'Content-Transfer-Encoding: BASE64',
    '',
    Buffer.from(CALENDAR).toString('base64'),
    '--inner--',
    '--outer',
    'Content-Type: message/rfc822',
    '',
    'From: carol@x.test',
    'Subject: the first one',
    'MIME-Version: 1.0',
    CALENDAR_PART,
    '--outer',
    "Content-Type: application/octet-stream; name*=utf-8''r%C3%A9union.ics",
    'Content-Disposition: attachment',
    'Content-Transfer-Encoding: 8bit',
    '',
    'BEGIN:VCALENDAR\r\nSUMMARY:R\xe9union\r\nEND:VCALENDAR',
    '--outer',
    'Content-Type: application/ics',
    'Content-Disposition: attachment; filename="=?UTF-8?B?RWlubGFkdW5nIGbDvHIg4oKs?= =?UTF-8?Q?.ics?="',
    '',
    CALENDAR,
    '--outer--',
    '',
  ].join('\r\n'),
  'latin1',
);

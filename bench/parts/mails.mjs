const day = 86_400_000;
const words =
  'Agenda room projector minutes budget review interview handover deploy Zürich lunch planning quarter'.split(' ');

/** So many bytes of text, the same for the same number. */
function text(number, bytes) {
  const all = [];
  for (let at = 0, length = 0; length < bytes; at += 1) {
    const word = words[(number * 7 + at * 5 + (at >> 4)) % words.length];
    all.push(at % 12 === 11 ? `${word}\r\n` : `${word} `);
    length += word.length + 1;
  }
  return all.join('');
}

const html = (number, bytes) =>
  `<html><body>${text(number, bytes).replaceAll('\r\n', '</p>\r\n<p style="margin:0;font-family:Arial">')}</body></html>`;

const encoded = (number, bytes) =>
  Buffer.from(text(number, bytes * 0.73))
    .toString('base64')
    .replaceAll(/.{76}/g, '$&\r\n');

const header = (number, subject) => [
  'Return-Path: <sender@partner.test>',
  ...[1, 2, 3].map(
    (hop) =>
      `Received: from relay${hop}.partner.test (relay${hop}.partner.test [192.0.2.${hop}])\r\n\tby mx${hop}.mail.test with ESMTPS id A${number}B${hop}\r\n\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384); Sun, 1 Nov 2026 08:00:0${hop} +0000`,
  ),
  'Authentication-Results: mail.test; dkim=pass header.d=partner.test; spf=pass smtp.mailfrom=partner.test',
  `DKIM-Signature: v=1; a=rsa-sha256; d=partner.test; s=s1; h=from:to:subject:date;\r\n\tbh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=${'QUJD'.repeat(40)}`,
  'From: Olga <olga@partner.test>',
  'To: me@mail.test',
  `Subject: ${subject}`,
  `Message-ID: <${number}@partner.test>`,
  'Date: Sun, 01 Nov 2026 08:00:00 +0000',
  'MIME-Version: 1.0',
];

const part = (type, content, ...more) => [`Content-Type: ${type}`, ...more, '', content].join('\r\n');
const base64 = (disposition) => ['Content-Transfer-Encoding: base64', `Content-Disposition: ${disposition}`];

/** @param {string} kind of the multipart */
function multipart(kind, number, ...parts) {
  const boundary = `----=_${kind}_${number}`;
  const pieces = parts.map((content) => `--${boundary}\r\n${content}\r\n`);
  return part(`multipart/${kind}; boundary="${boundary}"`, `${pieces.join('')}--${boundary}--\r\n`);
}

const both = (number, bytes) => [
  part('text/plain; charset=utf-8', text(number, bytes / 5)),
  part('text/html; charset=utf-8', html(number, bytes), 'Content-Transfer-Encoding: 8bit'),
];

const written = (number, subject, body) => Buffer.from(`${header(number, subject).join('\r\n')}\r\n${body}`);

/** A mail that invites nobody: text twice, half of them with a picture within it, a third with a file; from 5 to 60 kB. */
function ordinary(number) {
  const bytes = 4_000 + ((number * 7_919) % 16_000);
  let body = multipart('alternative', number, ...both(number, bytes));
  const picture = part('image/png; name="logo.png"', encoded(number, 6_000), ...base64('inline'), 'Content-ID: <logo>');
  if (number % 2 === 0) body = multipart('related', number, body, picture);
  const name = number % 50 === 0 ? 'application/octet-stream; name="data.bin"' : 'application/pdf; name="report.pdf"';
  if (number % 3 === 0 || number % 50 === 0)
    body = multipart('mixed', number, body, part(name, encoded(number, 25_000), ...base64('attachment')));
  return written(number, `Report ${number}`, body);
}

const stamp = (time) => `${new Date(time).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** An hour within the next three hundred days. */
function calendar(number, uid, sequence) {
  const start = Math.floor(Date.now() / day) * day + (1 + (number % 300)) * day + (7 + (number % 10)) * 3_600_000;
  return [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Partner//Calendar//EN', 'METHOD:REQUEST', 'BEGIN:VEVENT'],
    ...[`UID:${uid}`, `DTSTAMP:${stamp(Date.UTC(2026, 9, 1) + sequence * 60_000)}`, `SEQUENCE:${sequence}`],
    ...[`DTSTART:${stamp(start)}`, `DTEND:${stamp(start + 3_600_000)}`, `SUMMARY:Meeting ${number}`],
    ...['ORGANIZER;CN=Olga:mailto:olga@partner.test', 'ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:me@mail.test'],
    ...Array.from({ length: 8 }, (_, n) => `ATTENDEE;PARTSTAT=ACCEPTED:mailto:guest-${n}@partner.test`),
    `DESCRIPTION:${text(number, 700)
      .replaceAll('\r\n', '\\n')
      .match(/.{1,60}/g)
      .join('\r\n ')}`,
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  ].join('\r\n');
}

/**
 * A mail that invites, as calendar programs write it: the text twice, the calendar beside it, each second time as a file, too.
 * @returns {{ mail: Buffer, sections: string[] }} with the sections under which its calendars are found
 */
export function invitation(number, { uid = `meeting-${number}@partner.test`, sequence = 0 } = {}) {
  const content = calendar(number, uid, sequence);
  const own = part('text/calendar; charset=utf-8; method=REQUEST', content);
  const alternative = multipart('alternative', number, ...both(number, 3_000), own);
  const file = part(
    'application/ics; name="invite.ics"',
    Buffer.from(content).toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
    ...base64('attachment; filename="invite.ics"'),
  );
  const isTwice = number % 2 === 1;
  const mail = written(
    number,
    `Invitation: Meeting ${number}`,
    isTwice ? multipart('mixed', number, alternative, file) : alternative,
  );
  return { mail, sections: isTwice ? ['1.3', '2'] : ['3'] };
}

/** What there are more of are the same once more. */
const ordinaryOnes = Array.from({ length: 200 }, (_, number) => number).map(ordinary);

/** So many mails, so many of them invitations, evenly between the others. */
export function* mailbox(count, invitations) {
  const every = count / invitations;
  for (let number = 0; number < count; number += 1)
    yield number % every === 0 ? invitation(number / every).mail : ordinaryOnes[number % ordinaryOnes.length];
}

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './run-command.js';

const world = { allowedNetworks: '', now: () => 0 };
const folder = mkdtempSync(join(tmpdir(), 'read-mail-'));
const me = ['--address', 'me@example.org'];

function file(name: string, ...lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.join('\r\n'));
  return path;
}

function invitation(name: string, header: readonly string[], method: string, ...event: string[]): string {
  return file(
    name,
    ...['From: boss@example.com', ...header, `Content-Type: text/calendar; method=${method}`, '', 'BEGIN:VCALENDAR'],
    ...[`METHOD:${method}`, 'BEGIN:VEVENT', 'UID:meeting', 'ORGANIZER:mailto:boss@example.com', ...event],
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  );
}

const series = invitation(
  'series.eml',
  [],
  'REQUEST',
  'DTSTAMP:20260301T000000Z',
  'SUMMARY:Stand-up',
  'LOCATION:Room 1',
  'DTSTART;TZID=Europe/Berlin:20260302T100000',
  'DTEND;TZID=Europe/Berlin:20260302T101500',
  'RRULE:FREQ=DAILY;COUNT=5',
  'EXDATE;TZID=Europe/Berlin:20260306T100000',
  'ATTENDEE;PARTSTAT=ACCEPTED:mailto:me@example.org',
);

async function documentOf(...args: string[]): Promise<unknown> {
  const outcome = await runCommand(['read-mail', ...args], world);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.document;
}

describe('calmirror read-mail', () => {
  it('shows a series, and what became of its instances', async () => {
    const cancel = invitation(
      'cancel.eml',
      [],
      'CANCEL',
      'DTSTAMP:20260301T000001Z',
      'SEQUENCE:1',
      'RECURRENCE-ID;TZID=Europe/Berlin:20260303T100000',
    );
    const whole = {
      uid: 'meeting',
      recurrenceId: null,
      sequence: 0,
      status: 'confirmed',
      start: '2026-03-02T09:00:00Z',
      end: '2026-03-02T09:15:00Z',
      summary: 'Stand-up',
      location: 'Room 1',
      myAnswer: 'accepted',
      rrule: 'FREQ=DAILY;COUNT=5',
      exdates: ['2026-03-03T09:00:00Z', '2026-03-06T09:00:00Z'],
    };
    expect(await documentOf(series, cancel, ...me)).toMatchObject({
      events: [
        whole,
        {
          uid: 'meeting',
          recurrenceId: '2026-03-03T09:00:00Z',
          sequence: 1,
          status: 'cancelled',
          rrule: null,
          exdates: [],
        },
      ],
      refused: [],
    });
  });

  it('shows all that a cancel from one instance on takes away, but for what takes place nevertheless', async () => {
    const range = 'RECURRENCE-ID;TZID=Europe/Berlin;RANGE=THISANDFUTURE:20260303T100000';
    const cancel = invitation('range.eml', [], 'CANCEL', 'DTSTAMP:20260301T000001Z', 'SEQUENCE:1', range);
    const instance = 'RECURRENCE-ID;TZID=Europe/Berlin:20260304T100000';
    const times = ['DTSTART:20260304T120000Z', 'DTEND:20260304T130000Z'];
    const moved = invitation('moved.eml', [], 'REQUEST', 'DTSTAMP:20260301T000002Z', 'SEQUENCE:2', instance, ...times);
    expect(await documentOf(series, cancel, moved, ...me)).toMatchObject({
      events: [
        { recurrenceId: null, exdates: ['2026-03-03T09:00:00Z', '2026-03-05T09:00:00Z', '2026-03-06T09:00:00Z'] },
        { recurrenceId: '2026-03-03T09:00:00Z', status: 'cancelled' },
        { recurrenceId: '2026-03-04T09:00:00Z', start: '2026-03-04T12:00:00Z' },
      ],
    });
  });

  it('names what it refuses, by file and with a sentence', async () => {
    const stranger = invitation('stranger.eml', [], 'CANCEL', 'DTSTAMP:20260301T000001Z', 'SEQUENCE:1');
    const text = `From: eve@example.net\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\n`;
    writeFileSync(
      stranger,
      `${text}BEGIN:VEVENT\r\nUID:meeting\r\nDTSTAMP:20260301T000001Z\r\nSEQUENCE:1\r\nORGANIZER:mailto:boss@example.com\r\nEND:VEVENT\r\nEND:VCALENDAR`,
    );
    const tnef = file(
      'tnef.eml',
      'From: a@example.org',
      'Content-Type: application/ms-tnef; name=winmail.dat',
      '',
      'x',
    );
    const sentence = expect.stringMatching(/\.$/u) as string;
    expect(await documentOf(tnef, series, stranger, ...me)).toMatchObject({
      events: [{ status: 'confirmed' }],
      refused: [
        { file: tnef, code: 'tnef-unsupported', message: sentence },
        { file: stranger, code: 'sender-not-organizer', message: sentence },
      ],
    });
    expect(await documentOf(series, stranger, ...me, '--trust', 'off')).toMatchObject({
      events: [{ status: 'cancelled' }],
      refused: [],
    });
  });

  it('believes the server that it is told of, and no other', async () => {
    const results = (name: string, verdict: string): string =>
      invitation(
        name,
        [`Authentication-Results: mx.example.org; dmarc=${verdict} header.from=example.com`],
        'REQUEST',
        'DTSTART:20260302T100000Z',
      );
    const failed = results('failed.eml', 'fail');
    expect(await documentOf(failed, ...me)).toMatchObject({ refused: [] });
    expect(await documentOf(failed, ...me, '--authserv-id', 'mx.example.org')).toMatchObject({
      events: [],
      refused: [{ code: 'sender-not-authenticated' }],
    });
    const passed = results('passed.eml', 'pass');
    expect(await documentOf(passed, ...me, '--authserv-id', 'mx.example.org', '--trust', 'strict')).toMatchObject({
      events: [{ uid: 'meeting' }],
      refused: [],
    });
  });

  it('takes several addresses of mine, however they are written', async () => {
    expect(await documentOf(series, '--address', 'other@example.org', '--address', ' ME@example.org')).toMatchObject({
      events: [{ myAnswer: 'accepted' }],
    });
  });

  it('shows nothing for a mail without a calendar', async () => {
    expect(await documentOf(file('plain.eml', 'From: a@example.org', '', 'Hello.'), ...me)).toEqual({
      events: [],
      refused: [],
    });
  });

  mkdirSync(join(folder, 'a-folder'));
  it.each([
    ['without files', me, 'usage: calmirror read-mail'],
    ['without an address', [series], 'usage: calmirror read-mail'],
    ['with an address that is none', [series, '--address', 'me'], '"me" is no mail address'],
    ['with an unknown rule', [series, ...me, '--trust', 'blind'], '--trust is one of strict, lenient, off'],
    ['with an unknown option', [series, ...me, '--verbose'], '--verbose'],
    ['with a file that is not there', [join(folder, 'none.eml'), ...me], `${join(folder, 'none.eml')}: ENOENT`],
    ['with a folder', [join(folder, 'a-folder'), ...me], `${join(folder, 'a-folder')}: EISDIR`],
  ])('ends with a reason %s', async (_, args, reason) => {
    const outcome = await runCommand(['read-mail', ...args], world);
    expect(outcome).toEqual({ ok: false, reason: expect.stringContaining(reason) as string });
  });
});

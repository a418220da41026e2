import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './run-command.js';

const world = { allowedNetworks: '', now: () => Date.parse('2026-03-01T00:00:00Z') };
const FEED = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'UID:series',
  'SUMMARY:Stand-up',
  'DTSTART;TZID=Europe/Berlin:20260302T100000',
  'DTEND;TZID=Europe/Berlin:20260302T101500',
  'RRULE:FREQ=DAILY;COUNT=2',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:series',
  'SUMMARY:Later',
  'RECURRENCE-ID;TZID=Europe/Berlin:20260303T100000',
  'DTSTART:20260303T120000',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:day',
  'DTSTART;VALUE=DATE:20260301',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:broken',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'UID:old',
  'DTSTART:20200101T000000Z',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');
const path = join(mkdtempSync(join(tmpdir(), 'read-')), 'feed.ics');
writeFileSync(path, FEED);

const EXPECTED = {
  instances: [
    { uid: 'day', recurrenceId: null, start: '2026-03-01', end: '2026-03-02', summary: null },
    {
      uid: 'series',
      recurrenceId: '2026-03-02T09:00:00Z',
      start: '2026-03-02T09:00:00Z',
      end: '2026-03-02T09:15:00Z',
      summary: 'Stand-up',
    },
    {
      uid: 'series',
      recurrenceId: '2026-03-03T09:00:00Z',
      start: '2026-03-03T12:00:00',
      end: '2026-03-03T12:00:00',
      summary: 'Later',
    },
  ],
  problems: [{ uid: 'broken', code: 'no-start', message: 'The event has no start.' }],
};

describe('calmirror read', () => {
  it('shows what starts from 30 days back to 365 ahead, and what cannot be read', async () => {
    expect(await runCommand(['read', path], world)).toEqual({ ok: true, document: EXPECTED });
  });

  it('shows the window that is asked for', async () => {
    const outcome = await runCommand(['read', path, '--from', '2019-01-01', '--to', '2021-01-01T00:00:00Z'], world);
    expect(outcome).toMatchObject({ ok: true, document: { instances: [{ uid: 'old' }] } });
  });

  it('names the one of several files that cannot be read', async () => {
    const outcome = await runCommand(['read', path, '/nowhere/feed.ics'], world);
    expect(outcome).toMatchObject({ ok: false, reason: expect.stringMatching(/^\/nowhere\/feed\.ics: /) as string });
  });

  it.each([
    ['without a file', ['read']],
    ['with a file that is not there', ['read', '/nowhere/feed.ics']],
    ['with a window that ends before it begins', ['read', path, '--from', '2026-02-01', '--to', '2026-01-01']],
    ['with an option that it does not know', ['read', path, '--until', '2026-02-01']],
  ])('ends with a reason %s', async (_, args) => {
    expect(await runCommand(args, world)).toMatchObject({ ok: false });
  });
});

describe('calmirror read, with an address', () => {
  let server: Server;
  let address: string;

  beforeAll(async () => {
    server = createServer((_, response) => response.setHeader('content-type', 'text/calendar').end(FEED));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.ics`;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  it('reads it where ALLOWED_NETWORKS lets it', async () => {
    const outcome = await runCommand(['read', address], { ...world, allowedNetworks: '10.0.0.0/8,127.0.0.0/8' });
    expect(outcome).toEqual({ ok: true, document: EXPECTED });
  });

  it('does not go to an address that is not public', async () => {
    expect(await runCommand(['read', address], world)).toMatchObject({ ok: false });
  });

  it('names a network that is none', async () => {
    const outcome = await runCommand(['read', address], { ...world, allowedNetworks: 'home' });
    expect(outcome).toMatchObject({ ok: false, reason: expect.stringContaining('home') as string });
  });
});

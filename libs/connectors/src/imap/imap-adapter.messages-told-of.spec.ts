import type { MessageReport } from '../adapter.js';
import { MailboxScene } from '@calmirror/testkit';

const MEETING = { uid: 'meeting@partner.test', summary: 'Meeting' };

/** A mail of several parts. */
const mailOf = (...parts: readonly string[]): string =>
  [
    'From: Olga <olga@partner.test>',
    'Subject: =?utf-8?Q?R=C3=A9union?=',
    'Message-ID: <one@partner.test>',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    ...parts.flatMap((part) => ['--b', part]),
    '--b--',
    '',
  ].join('\r\n');

const part = (type: string, content: string, ...more: readonly string[]): string =>
  [`Content-Type: ${type}`, ...more, '', content].join('\r\n');

const codes = (reports: readonly MessageReport[] | undefined): string[] =>
  (reports ?? []).map(({ code }) => code).sort();

describe('messages that change nothing', () => {
  let scene: MailboxScene;
  beforeEach(async () => {
    scene = new MailboxScene();
    scene.receive(MEETING);
    await scene.read();
  });

  it('are told with their reason: a stranger who moves a meeting', async () => {
    scene.receive({ ...MEETING, summary: 'Send money', sequence: 9, minute: 9, from: 'mallory@other.test' });
    const { events, reports } = await scene.read();
    expect(events).toEqual([]);
    expect(reports).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        receivedAt: '2026-03-02T10:00:00Z',
        from: 'mallory@other.test',
        subject: 'Send money',
        code: 'sender-not-organizer',
        message: expect.any(String) as string,
      },
    ]);
    expect(scene.titles()).toEqual(['Meeting confirmed']);
  });

  it('are the same ones when the mailbox is read anew', async () => {
    scene.receive({ ...MEETING, sequence: 9, minute: 9, from: 'mallory@other.test' });
    scene.mail.inbox.append(mailOf(part('application/ms-tnef', 'x')));
    const { reports } = await scene.read();
    scene.mail.inbox.changeUidValidity();
    const again = await scene.read();
    expect(reports).toHaveLength(2);
    expect(new Set(again.reports)).toEqual(new Set(reports));
  });

  it.each([
    [
      'winmail.dat',
      mailOf(part('application/octet-stream', 'x', 'Content-Disposition: attachment; filename=winmail.dat')),
      ['tnef-unsupported'],
    ],
    ['a calendar that is none', mailOf(part('text/calendar', 'Hello')), ['not-a-calendar']],
    ['a calendar that breaks off', mailOf(part('text/calendar', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT')), ['truncated']],
    [
      'a task',
      mailOf(part('text/calendar', 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VTODO\r\nEND:VTODO\r\nEND:VCALENDAR')),
      ['no-event'],
    ],
    [
      'several faults, each once',
      mailOf(part('text/calendar', 'a'), part('text/calendar', 'b'), part('application/ms-tnef', 'x')),
      ['not-a-calendar', 'tnef-unsupported'],
    ],
  ])('are told with their reason: %s', async (_, mail, expected) => {
    scene.mail.inbox.append(mail);
    const { reports } = await scene.read();
    expect(codes(reports)).toEqual(expected);
    expect(reports?.[0]).toMatchObject({ from: 'olga@partner.test', subject: 'Réunion' });
  });

  it.each(['too-many-parts', 'too-deep'] as const)('are told with their reason: %s', async (limit) => {
    scene.mail.inbox.tell(scene.mail.inbox.append(mailOf()), limit);
    expect(codes((await scene.read()).reports)).toEqual([limit]);
  });

  it('are not told of where there was no invitation at all', async () => {
    const pdf = part('application/octet-stream', 'JVBERi0=', 'Content-Transfer-Encoding: base64');
    const sent = scene.mail.inbox.append(mailOf(part('text/plain', 'Hello'), pdf));
    expect(await scene.askedDuring(async () => expect((await scene.read()).reports).toEqual([]))).toEqual([
      'state INBOX',
      'outlines INBOX 2:*',
      `read INBOX ${sent}`,
    ]);
  });

  it('begin to count when the rule is another one', async () => {
    scene.receive({ ...MEETING, summary: 'Meeting, moved', sequence: 9, minute: 9, from: 'mallory@other.test' });
    await scene.read();
    scene.change({ trust: 'off' });
    expect((await scene.read()).kind).toBe('full');
    expect(scene.titles()).toEqual(['Meeting, moved confirmed']);
    scene.change({ trust: 'lenient' });
    await scene.read();
    expect(scene.titles()).toEqual(['Meeting confirmed']);
  });

  it('are judged by what the mailbox’s own server says, once it is known by its name', async () => {
    const above = ['Authentication-Results: mx.example.org; dmarc=fail header.from=partner.test'];
    scene.receive({ ...MEETING, summary: 'Forged', sequence: 1, minute: 1, above });
    await scene.read();
    expect(scene.titles()).toEqual(['Forged confirmed']);
    scene.change({ authservId: 'mx.example.org' });
    const { reports } = await scene.read();
    expect([codes(reports), scene.titles()]).toEqual([['sender-not-authenticated'], ['Meeting confirmed']]);
  });
});

describe('an invitation that does not say what it is', () => {
  it.each([
    ['as an octet-stream', 'application/octet-stream', (text: string) => text, '7bit'],
    ['in base64', 'application/octet-stream', (text: string) => Buffer.from(text).toString('base64'), 'base64'],
  ])('is found: %s', async (_, type, encoded, encoding) => {
    const scene = new MailboxScene();
    const calendar = [
      'BEGIN:VCALENDAR',
      'METHOD:REQUEST',
      'BEGIN:VEVENT',
      'UID:hidden@partner.test',
      'DTSTAMP:20260201T080000Z',
      'DTSTART:20260302T090000Z',
      'ORGANIZER:mailto:olga@partner.test',
      'SUMMARY:Hidden',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n');
    scene.mail.inbox.append(
      mailOf(
        part(type, encoded(calendar), `Content-Transfer-Encoding: ${encoding}`),
        part('application/octet-stream', 'PK'),
      ),
    );
    await scene.read();
    expect(scene.engine.summaries()).toEqual(['Hidden']);
  });
});

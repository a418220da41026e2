import type { ConnectorCheckAnswer } from '@calmirror/contracts';
import { describeWithDovecot } from '@calmirror/testkit';
import { dashedIn, dateIn } from '../sync/harness/sample-feed.js';
import { hourOn, MailboxMirroring, type MirroredMailbox } from './harness/mailbox-mirroring.js';

const DAILY = { uid: 'daily@partner.test', summary: 'Stand-up' };
const LUNCH = { uid: 'lunch@partner.test', summary: 'Lunch' };

describeWithDovecot('invitations in a mailbox that is mirrored onto a published calendar', () => {
  let mailboxes: MailboxMirroring;
  let box: MirroredMailbox;

  beforeAll(async () => {
    mailboxes = await MailboxMirroring.start();
    await mailboxes.deliver({ ...DAILY, lines: [...hourOn(1), 'RRULE:FREQ=DAILY;COUNT=3'] });
    await mailboxes.deliver({ ...LUNCH, lines: hourOn(2, 12) });
    box = await mailboxes.mirrored();
  });
  afterAll(() => mailboxes.stop());

  const shownAfterSync = async (): Promise<string[]> => {
    expect(await mailboxes.sync(box)).toBeNull();
    return mailboxes.shown(box);
  };
  const at = (days: number, hour: string, title: string): string => `${dashedIn(days)}T${hour} ${title}`;

  it('are found by the check, with their number, and the folder is discovered', async () => {
    const answer = await mailboxes.mirroring.client.post(`/api/connectors/${box.connector.id}/validate`);
    const { ok, checks } = answer.json<ConnectorCheckAnswer>();
    expect([ok, checks.map(({ name }) => name)]).toEqual([true, ['address', 'connection', 'credentials', 'calendar']]);
    expect(checks.at(-1)?.detail).toBe('Messages: 2. Of the newest 2, 2 carry a calendar.');
    expect(await mailboxes.discovered(box.connector)).toContainEqual(
      expect.objectContaining({ externalId: 'INBOX', readable: true, writable: false, calendarId: box.source.id }),
    );
  });

  it('are seen there by another calendar program', async () => {
    await mailboxes.mirroring.settled(box.pair.id);
    expect(await mailboxes.shown(box)).toEqual([
      at(1, '09', 'Stand-up'),
      at(2, '09', 'Stand-up'),
      at(2, '12', 'Lunch'),
      at(3, '09', 'Stand-up'),
    ]);
  });

  it('move with their time', async () => {
    await mailboxes.deliver({ ...LUNCH, sequence: 1, minute: 1, lines: hourOn(2, 13) });
    expect(await shownAfterSync()).toContain(at(2, '13', 'Lunch'));
    expect(await mailboxes.shown(box)).toHaveLength(4);
  });

  it('move by one instance', async () => {
    const lines = [`RECURRENCE-ID:${dateIn(2)}T090000Z`, ...hourOn(2, 16)];
    await mailboxes.deliver({ ...DAILY, sequence: 1, minute: 2, lines });
    expect(await shownAfterSync()).toEqual([
      at(1, '09', 'Stand-up'),
      at(2, '13', 'Lunch'),
      at(2, '16', 'Stand-up'),
      at(3, '09', 'Stand-up'),
    ]);
  });

  it('lose an instance that is cancelled', async () => {
    const lines = [`RECURRENCE-ID:${dateIn(3)}T090000Z`, ...hourOn(3)];
    await mailboxes.deliver({ ...DAILY, method: 'CANCEL', sequence: 2, minute: 3, lines });
    expect(await shownAfterSync()).toEqual([at(1, '09', 'Stand-up'), at(2, '13', 'Lunch'), at(2, '16', 'Stand-up')]);
  });

  it('go when all of it is cancelled', async () => {
    await mailboxes.deliver({ ...DAILY, method: 'CANCEL', sequence: 3, minute: 4, lines: hourOn(1) });
    expect(await shownAfterSync()).toEqual([at(2, '13', 'Lunch')]);
  });

  it('stay when their mails are deleted from the mailbox', async () => {
    await mailboxes.deleteAll();
    const written = await mailboxes.mirroring.written();
    expect(await shownAfterSync()).toEqual([at(2, '13', 'Lunch')]);
    expect(await mailboxes.mirroring.written()).toEqual(written);
  });

  it('are followed on after that, as if their mails were still there', async () => {
    await mailboxes.deliver({ ...LUNCH, summary: 'Long lunch', sequence: 2, minute: 5, lines: hourOn(2, 13) });
    expect(await shownAfterSync()).toEqual([at(2, '13', 'Long lunch')]);
  });
});

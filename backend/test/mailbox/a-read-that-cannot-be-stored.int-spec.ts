import { describeWithDovecot } from '@calmirror/testkit';
import { dateIn } from '../sync/harness/sample-feed.js';
import { hourOn, MailboxMirroring, type MirroredMailbox } from './harness/mailbox-mirroring.js';

const DAILY = { uid: 'daily@partner.test', summary: 'Stand-up' };

describeWithDovecot('a mailbox whose read cannot be stored', () => {
  let mailboxes: MailboxMirroring;
  let box: MirroredMailbox;

  beforeAll(async () => {
    mailboxes = await MailboxMirroring.start();
    await mailboxes.deliver({ ...DAILY, lines: [...hourOn(1), 'RRULE:FREQ=DAILY;COUNT=2'] });
    box = await mailboxes.mirrored();
    await mailboxes.mirroring.settled(box.pair.id);
  });
  afterAll(() => mailboxes.stop());

  const rows = (statement: string): Promise<object[]> => mailboxes.mirroring.running.db.query<object[]>(statement);
  const stored = async (): Promise<object[][]> => [
    await rows('SELECT cursor FROM calendars ORDER BY id'),
    await rows('SELECT key, content FROM source_memories'),
    await rows('SELECT id FROM message_reports'),
  ];

  it('moves neither its cursor nor what is remembered, and the next read has both', async () => {
    const before = await stored();
    await rows(
      `CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = 'data_exception'; END $$`,
    );
    await rows('CREATE TRIGGER spoil BEFORE UPDATE OF cursor ON calendars FOR EACH ROW EXECUTE FUNCTION spoil()');
    const lines = [`RECURRENCE-ID:${dateIn(2)}T090000Z`, ...hourOn(2, 16)];
    await mailboxes.deliver({ ...DAILY, sequence: 1, minute: 1, lines });
    await mailboxes.deliver({ ...DAILY, sequence: 2, minute: 2, from: 'mallory@other.test', lines: hourOn(5) });
    expect(await mailboxes.sync(box)).not.toBeNull();
    expect(await stored()).toEqual(before);
    await rows('DROP TRIGGER spoil ON calendars');
    await mailboxes.mirroring.forgetWaiting();
    expect(await mailboxes.sync(box)).toBeNull();
    expect((await mailboxes.shown(box)).map((line) => line.slice(11))).toEqual(['09 Stand-up', '16 Stand-up']);
    expect((await stored())[2]).toHaveLength(1);
  });

  it('keeps what it remembers sealed', async () => {
    const memories = await mailboxes.mirroring.running.db.query<{ content: Buffer }[]>(
      'SELECT content FROM source_memories',
    );
    expect(memories.map(({ content }) => content.includes('Stand-up'))).toEqual([false]);
  });
});

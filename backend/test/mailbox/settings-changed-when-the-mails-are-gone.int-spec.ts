import type { ConnectorAnswer, Listing, MessageReportAnswer, PairEventAnswer } from '@calmirror/contracts';
import { describeWithDovecot } from '@calmirror/testkit';
import { eventually } from '../harness/eventually.js';
import { hourOn, MailboxMirroring, type MirroredMailbox } from './harness/mailbox-mirroring.js';

const MEETING = { uid: 'meeting@partner.test', summary: 'Meeting', lines: hourOn(1) };
const OFFER = { uid: 'offer@other.test', summary: 'Offer', lines: hourOn(2), from: 'mallory@other.test' };

describeWithDovecot('a mailbox whose settings change when its mails are deleted', () => {
  let mailboxes: MailboxMirroring;
  let box: MirroredMailbox;

  beforeAll(async () => {
    mailboxes = await MailboxMirroring.start();
    await mailboxes.deliver(MEETING);
    await mailboxes.deliver(OFFER);
    await mailboxes.deliver({ ...OFFER, uid: 'second-offer@other.test', summary: 'Second offer' });
    const lines = ['ATTENDEE;PARTSTAT=DECLINED:mailto:alias@example.org'];
    await mailboxes.deliver({ ...MEETING, method: 'REPLY', minute: 1, lines, from: 'alias@example.org' });
    box = await mailboxes.mirrored({ trust: 'lenient' }, 'INBOX', { filters: [{ kind: 'declined' }] });
    await mailboxes.mirroring.settled(box.pair.id);
    await mailboxes.deleteAll();
  });
  afterAll(() => mailboxes.stop());

  const titles = async (): Promise<string[]> => (await mailboxes.shown(box)).map((line) => line.slice(14)).sort();
  const reported = async (): Promise<string[]> => {
    const answer = await mailboxes.mirroring.client.get(`/api/calendars/${box.source.id}/messages`);
    return answer
      .json<Listing<MessageReportAnswer>>()
      .items.map(({ code, subject }) => `${code} ${subject}`)
      .sort();
  };
  const change = async (settings: object): Promise<void> => {
    const path = `/api/connectors/${box.connector.id}`;
    const answer = await mailboxes.mirroring.client.put(path, { settings: mailboxes.settings(settings) });
    expect([answer.status, answer.json<ConnectorAnswer>().settings]).toMatchObject([200, settings]);
    await mailboxes.mirroring.quiet();
  };

  it('would take back what a stranger brought once strangers are not believed: the guard asks first', async () => {
    expect([await titles(), await reported()]).toEqual([['Meeting', 'Offer', 'Second offer'], []]);
    await change({ trust: 'strict' });
    await eventually(async () => {
      const held = await mailboxes.mirroring.client.get(`/api/pairs/${box.pair.id}/deletions`);
      expect(held.json<Listing<PairEventAnswer>>()).toMatchObject({ total: 2 });
    });
    expect(await titles()).toEqual(['Meeting', 'Offer', 'Second offer']);
  });

  it('takes it back when a person approves, and lists why', async () => {
    const path = `/api/pairs/${box.pair.id}/deletions`;
    const { items } = (await mailboxes.mirroring.client.get(path)).json<Listing<PairEventAnswer>>();
    await mailboxes.mirroring.client.post(`${path}/approve`, { eventIds: items.map(({ eventId }) => eventId) });
    await mailboxes.shows(box, 'Meeting');
    expect(await reported()).toEqual(['sender-not-organizer Offer', 'sender-not-organizer Second offer']);
  });

  it('lists no longer what is believed again', async () => {
    await change({ trust: 'off' });
    await mailboxes.shows(box, 'Meeting', 'Offer', 'Second offer');
    expect(await reported()).toEqual([]);
  });

  it('leaves out what I declined from an address that is mine since', async () => {
    await change({ trust: 'off', addresses: ['alias@example.org'] });
    await mailboxes.shows(box, 'Offer', 'Second offer');
  });
});

import type { PairAnswer } from '@calmirror/contracts';
import { describeWithDovecot, describeWithRadicale, Radicale, type StoredObject } from '@calmirror/testkit';
import { caldavConnector, takeIntoUse } from '../caldav/harness/accounts.js';
import { mirrorsAt, personPuts, propertiesOf, seenBy } from '../caldav/harness/standing.js';
import { anHour, dashedIn, dateIn } from '../sync/harness/sample-feed.js';
import { hourOn, MailboxMirroring } from './harness/mailbox-mirroring.js';

const ONTO = '/bob/team/';
const DAILY = { uid: 'daily@partner.test', summary: 'Stand-up' };
const LUNCH = { uid: 'lunch@partner.test', summary: 'Lunch' };

/** What mails whoever is named there, or would ring at a person who did not ask for it. */
const MAILS_SOMEBODY = ['attendee', 'organizer', 'valarm', 'request-status'];

describeWithRadicale('a CalDAV server', () => {
  describeWithDovecot('and a mailbox that is mirrored onto it', () => {
    let radicale: Radicale;
    let mailboxes: MailboxMirroring;
    let pair: PairAnswer;

    beforeAll(async () => {
      radicale = await Radicale.start();
      mailboxes = await MailboxMirroring.start();
      await mailboxes.deliver({ ...DAILY, lines: [...hourOn(1), 'RRULE:FREQ=DAILY;COUNT=3'] });
      await mailboxes.deliver({ ...LUNCH, lines: hourOn(2, 12) });
      await person().makeCalendar(ONTO, { components: ['VEVENT'] });
      await personPuts(person(), `${ONTO}own.ics`, anHour('own', 'My own', 1, 'ATTENDEE:mailto:carol@example.org'));
      const { client } = mailboxes.mirroring;
      const target = await takeIntoUse(client, await caldavConnector(client, radicale.url, radicale.users.bob), ONTO);
      const source = await mailboxes.inUse(await mailboxes.connector(), 'INBOX');
      pair = await mailboxes.mirroring.pair(source, target, { policy: { preset: 'full' } });
      await mailboxes.mirroring.settled(pair.id);
    });
    afterAll(async () => {
      await mailboxes.stop();
      await radicale.stop();
    });

    const person = (): ReturnType<Radicale['client']> => radicale.client(radicale.users.bob);
    const own = async (): Promise<StoredObject | undefined> =>
      (await person().list(ONTO)).find(({ href }) => href.endsWith('own.ics'));
    const hrefs = async (): Promise<string[]> => (await mirrorsAt(person(), ONTO)).map(({ href }) => href).sort();
    const shown = async (): Promise<string[]> =>
      (await seenBy(person(), ONTO))
        .filter(({ summary }) => summary !== 'My own')
        .map(({ start, summary }) => `${start.slice(0, 13)} ${summary}`);
    const at = (days: number, hour: string, title: string): string => `${dashedIn(days)}T${hour} ${title}`;

    /** What the sync wrote; what is the person's own stays, nobody is mailed, and a second sync writes nothing. */
    const synced = async (): Promise<number[]> => {
      const before = await own();
      const { error, counts } = await mailboxes.mirroring.sync(pair.id);
      expect(error).toBeNull();
      const after = await person().list(ONTO);
      const again = await mailboxes.mirroring.sync(pair.id);
      expect(again.counts).toMatchObject({ created: 0, updated: 0, deleted: 0 });
      expect(await person().list(ONTO)).toEqual(after);
      expect(await own()).toEqual(before);
      await mailsNobody();
      return [counts.created, counts.updated, counts.deleted];
    };
    const mailsNobody = async (): Promise<void> => {
      for (const mirror of await mirrorsAt(person(), ONTO)) {
        expect(propertiesOf(mirror).filter((name) => MAILS_SOMEBODY.includes(name))).toEqual([]);
        expect(mirror.text).not.toMatch(/VALARM|METHOD:/);
      }
    };

    it('shows an invitation to a series as one object there, and mails nobody', async () => {
      expect(await shown()).toEqual([
        at(1, '09', 'Stand-up'),
        at(2, '09', 'Stand-up'),
        at(2, '12', 'Lunch'),
        at(3, '09', 'Stand-up'),
      ]);
      expect(await hrefs()).toHaveLength(2);
      await mailsNobody();
      expect(await synced()).toEqual([0, 0, 0]);
    });

    it('moves a meeting in place with its time', async () => {
      const before = await hrefs();
      await mailboxes.deliver({ ...LUNCH, sequence: 1, minute: 1, lines: hourOn(2, 13) });
      expect(await synced()).toEqual([0, 1, 0]);
      expect(await shown()).toContain(at(2, '13', 'Lunch'));
      expect(await hrefs()).toEqual(before);
    });

    it('moves one instance within its series', async () => {
      const before = await hrefs();
      const lines = [`RECURRENCE-ID:${dateIn(2)}T090000Z`, ...hourOn(2, 16)];
      await mailboxes.deliver({ ...DAILY, sequence: 1, minute: 2, lines });
      expect(await synced()).toEqual([0, 1, 0]);
      expect(await shown()).toEqual([
        at(1, '09', 'Stand-up'),
        at(2, '13', 'Lunch'),
        at(2, '16', 'Stand-up'),
        at(3, '09', 'Stand-up'),
      ]);
      expect(await hrefs()).toEqual(before);
    });

    it('takes one instance out that is cancelled', async () => {
      const lines = [`RECURRENCE-ID:${dateIn(3)}T090000Z`, ...hourOn(3)];
      await mailboxes.deliver({ ...DAILY, method: 'CANCEL', sequence: 2, minute: 3, lines });
      expect(await synced()).toEqual([0, 1, 0]);
      expect(await shown()).toEqual([at(1, '09', 'Stand-up'), at(2, '13', 'Lunch'), at(2, '16', 'Stand-up')]);
    });

    it('strikes the series out when all of it is cancelled, and touches nothing else', async () => {
      const before = await hrefs();
      await mailboxes.deliver({ ...DAILY, method: 'CANCEL', sequence: 3, minute: 4, lines: hourOn(1) });
      expect(await synced()).toEqual([0, 1, 0]);
      expect(await shown()).toContain(at(2, '13', 'Lunch'));
      expect(await hrefs()).toEqual(before);
      const struckOut = (await mirrorsAt(person(), ONTO)).filter(({ text }) => text.includes('STATUS:CANCELLED'));
      expect(struckOut.map(({ text }) => /SUMMARY:(.*)\r/.exec(text)?.[1])).toEqual(['Stand-up']);
      expect((await own())?.text).toContain('ATTENDEE:mailto:carol@example.org');
    });

    it('takes it away where the pair leaves out what is cancelled', async () => {
      const path = `/api/pairs/${pair.id}`;
      await mailboxes.mirroring.client.put(path, { filters: [{ kind: 'cancelled' }] });
      await mailboxes.mirroring.quiet();
      expect(await synced()).toEqual([0, 0, 0]);
      expect(await shown()).toEqual([at(2, '13', 'Lunch')]);
      expect(await hrefs()).toHaveLength(1);
    });
  });
});

import type { CalendarAnswer, ConnectorAnswer, DiscoveredCalendars, PairAnswer } from '@calmirror/contracts';
import { anInvitation, Dovecot, type DovecotUser, type InvitationMail } from '@calmirror/testkit';
import { makeConnector } from '../../harness/calendars-in-use.js';
import { eventually } from '../../harness/eventually.js';
import type { StartOptions } from '../../harness/start-app.js';
import { Mirroring } from '../../sync/harness/mirroring.js';
import { othersSee } from '../../sync/harness/others-see.js';
import { dashedIn, dateIn } from '../../sync/harness/sample-feed.js';

/** For what a busy machine does late. */
const PATIENCE_MS = 40_000;

/** A mailbox whose invitations are mirrored onto a published calendar. */
export interface MirroredMailbox {
  readonly connector: ConnectorAnswer;
  readonly source: CalendarAnswer;
  readonly target: CalendarAnswer;
  readonly pair: PairAnswer;
}

/** A running installation and a real mail server, to which mails are delivered by LMTP. */
export class MailboxMirroring {
  private constructor(
    readonly mirroring: Mirroring,
    readonly dovecot: Dovecot,
  ) {}

  static async start(options: StartOptions = {}): Promise<MailboxMirroring> {
    const dovecot = await Dovecot.start();
    return new MailboxMirroring(await Mirroring.start(options), dovecot);
  }

  async stop(): Promise<void> {
    await this.mirroring.stop();
    await this.dovecot.stop();
  }

  get user(): DovecotUser {
    return this.dovecot.users.alice;
  }

  connector(settings: object = {}, secret: object = this.login): Promise<ConnectorAnswer> {
    return makeConnector(this.mirroring.client, {
      kind: 'imap',
      name: 'Invitations',
      settings: this.settings(settings),
      secret,
    });
  }

  /** The mailbox mirrored by its titles, with `settings` and `extra` beside what connector and pair have here otherwise. */
  async mirrored(settings: object = {}, externalId = 'INBOX', extra: object = {}): Promise<MirroredMailbox> {
    const connector = await this.connector(settings);
    const source = await this.inUse(connector, externalId);
    const target = await this.mirroring.target(`Work ${connector.id}`);
    return {
      connector,
      source,
      target,
      pair: await this.mirroring.pair(source, target, { policy: { preset: 'title' }, ...extra }),
    };
  }

  async inUse({ id }: ConnectorAnswer, externalId: string): Promise<CalendarAnswer> {
    const answer = await this.mirroring.client.post('/api/calendars', { connectorId: id, externalId });
    if (answer.status !== 201)
      throw new Error(`taking ${externalId} into use answered ${answer.status}: ${answer.text}`);
    return answer.json<CalendarAnswer>();
  }

  async discovered({ id }: ConnectorAnswer): Promise<DiscoveredCalendars['items']> {
    return (await this.mirroring.client.post(`/api/connectors/${id}/discover`)).json<DiscoveredCalendars>().items;
  }

  /** A mail comes in. */
  deliver(mail: InvitationMail): Promise<void> {
    return this.dovecot.deliver(anInvitation(mail), this.user);
  }

  /** Another program empties the INBOX. */
  async deleteAll(): Promise<void> {
    const program = await this.dovecot.program(this.user);
    for (const command of ['SELECT INBOX', 'STORE 1:* +FLAGS (\\Deleted)', 'CLOSE']) await program.command(command);
    program.close();
  }

  /** Reads the mailbox and mirrors it now. @returns the kind of error that ended it, or null */
  async sync({ pair }: MirroredMailbox): Promise<string | null> {
    const { error } = await this.mirroring.sync(pair.id);
    return error?.kind ?? null;
  }

  /** Waits until the mailbox is listened to, and all that was to be done is done. */
  async heard({ source }: MirroredMailbox): Promise<void> {
    await eventually(async () => {
      const { push } = (await this.mirroring.client.get(`/api/calendars/${source.id}`)).json<CalendarAnswer>();
      expect(push).toMatchObject({ state: 'on', reason: null });
    }, PATIENCE_MS);
    await this.mirroring.quiet();
  }

  /** Waits until the published calendar shows these titles, and no others. */
  async shows(box: MirroredMailbox, ...titles: readonly string[]): Promise<void> {
    const sorted = [...titles].sort();
    await eventually(async () => {
      expect((await this.shown(box)).map((line) => line.slice(14)).sort()).toEqual(sorted);
    }, PATIENCE_MS);
  }

  /** What another calendar program shows of the published calendar, as `date hour title`. */
  async shown({ target }: MirroredMailbox): Promise<string[]> {
    return othersSee(await this.mirroring.feedText(target), dashedIn(0), dashedIn(60)).map(
      ({ start, summary }) => `${start.slice(0, 13)} ${summary}`,
    );
  }

  settings(differing: object = {}): object {
    return { host: '127.0.0.1', port: this.dovecot.plainPort, security: 'none', ...differing };
  }

  private get login(): object {
    return { username: this.user.name, password: this.user.password };
  }
}

/** Lines of an hour in UTC, so many days from today. */
export const hourOn = (days: number, hour = 9): string[] => {
  const two = (number: number): string => String(number).padStart(2, '0');
  return [`DTSTART:${dateIn(days)}T${two(hour)}0000Z`, `DTEND:${dateIn(days)}T${two(hour + 1)}0000Z`];
};

import { ProviderError } from '@calmirror/core';
import type { DiscoveredCalendar } from '../adapter.js';
import { calendarsQuestion, describedCalendar, type MailboxOwner, zoneIn, zoneQuestion } from './described-calendar.js';
import { type GraphAnswer, isJson, objectIn, textIn, undecodable } from './graph-answer.js';
import { askAll, BATCH_SIZE } from './graph-batch.js';
import { type GraphClient, isSuccess } from './graph-client.js';
import { pagesOf, valuesOf } from './graph-pages.js';
import type { MicrosoftSettings } from './microsoft-settings.js';

/** People whose calendars are looked for. Two requests each, at ten a second, are some minutes. */
const MOST_PEOPLE = 2_000;

/** Those whose account is switched off too: so are the accounts of rooms and of shared mailboxes. */
const OF_USER = '$select=mail,userPrincipalName';
const PEOPLE = `/users?${OF_USER}&$top=999`;

interface FoundPeople {
  readonly people: readonly MailboxOwner[];
  readonly isCut: boolean;
}

export interface AskedCalendars {
  readonly letIn?: () => void;
  readonly mailbox?: string | null;
}

export interface FoundCalendars {
  readonly calendars: readonly DiscoveredCalendar[];
  /** Mailboxes that were looked into. */
  readonly mailboxes: number;
  /** Whether there are more people than were looked at. */
  readonly isCut: boolean;
}

/** The calendars of one account, or of an organisation's people. */
export class Discovery {
  private readonly options = { mailbox: null, signal: new AbortController().signal } as const;

  constructor(
    private readonly client: GraphClient,
    private readonly access: MicrosoftSettings['access'],
  ) {}

  /**
   * @param asked.letIn is called once Graph has answered at all
   * @param asked.mailbox the one person of an organisation who is looked into; absent or null: all of them
   * @throws ProviderError
   */
  async calendars({ letIn = () => undefined, mailbox = null }: AskedCalendars = {}): Promise<FoundCalendars> {
    if (this.access === 'organisation') return this.ofOrganisation(letIn, mailbox);
    const found = await valuesOf(this.client, calendarsQuestion(null), this.options);
    letIn();
    const owner = { mailbox: null, mail: null };
    return { calendars: described(found, owner, await this.zoneOf(null)), mailboxes: 1, isCut: false };
  }

  /** IANA name; null where it may not be asked for. */
  async zoneOf(mailbox: string | null): Promise<string | null> {
    const answer = await this.client.ask(zoneQuestion(mailbox), this.options);
    return this.zoneIn(answer);
  }

  private async ofOrganisation(letIn: () => void, mailbox: string | null): Promise<FoundCalendars> {
    const { people, isCut } = mailbox === null ? await this.people() : await this.person(mailbox);
    letIn();
    const calendars: DiscoveredCalendar[] = [];
    let refusal: ProviderError | null = null;
    let mailboxes = 0;
    for (let at = 0; at < people.length; at += BATCH_SIZE / 2) {
      const some = people.slice(at, at + BATCH_SIZE / 2);
      const questions = some.flatMap(({ mailbox }) => [calendarsQuestion(mailbox), zoneQuestion(mailbox)]);
      // Graph counts each against the mailbox that it is about.
      const answers = await askAll(this.client, questions, { ...this.options, ownCost: 1 });
      for (const [index, owner] of some.entries()) {
        const [listed, zone] = [answers[2 * index], answers[2 * index + 1]];
        if (listed === undefined || zone === undefined) continue;
        const error = isSuccess(listed) ? null : this.client.errorOf(listed, 'Calendars.ReadWrite');
        // Not everybody has a mailbox, and an administrator may keep some of them to themselves.
        if (error !== null && error.kind !== 'auth' && error.kind !== 'not-found') throw error;
        refusal = error ?? refusal;
        if (error === null) {
          mailboxes += 1;
          calendars.push(...(await this.calendarsIn(listed, owner, this.zoneIn(zone))));
        }
      }
    }
    if (mailboxes === 0 && refusal !== null) throw refusal;
    return { calendars, mailboxes, isCut };
  }

  private async person(mailbox: string): Promise<FoundPeople> {
    const question = { method: 'GET', path: `/users/${encodeURIComponent(mailbox.toLowerCase())}?${OF_USER}` } as const;
    const owner = ownerOf(await this.client.read(question, { ...this.options, needs: 'User.Read.All' }));
    return { people: owner === null ? [] : [owner], isCut: false };
  }

  private async people(): Promise<FoundPeople> {
    const people: MailboxOwner[] = [];
    const question = { method: 'GET', path: PEOPLE } as const;
    for await (const { values } of pagesOf(this.client, question, { ...this.options, needs: 'User.Read.All' })) {
      for (const user of values) {
        const owner = ownerOf(user);
        if (owner !== null) people.push(owner);
      }
      if (people.length > MOST_PEOPLE) return { people: people.slice(0, MOST_PEOPLE), isCut: true };
    }
    return { people, isCut: false };
  }

  /** The first page came in a batch; hardly anybody has another. */
  private async calendarsIn(
    answer: GraphAnswer,
    owner: MailboxOwner,
    zone: string | null,
  ): Promise<readonly DiscoveredCalendar[]> {
    const page = objectIn(answer);
    if (!Array.isArray(page['value'])) throw undecodable();
    const next = textIn(page, '@odata.nextLink');
    const rest =
      next === null ? [] : await valuesOf(this.client, { method: 'GET', path: this.client.pathOf(next) }, this.options);
    return described([...(page['value'] as readonly unknown[]), ...rest], owner, zone);
  }

  private zoneIn(answer: GraphAnswer): string | null {
    if (isSuccess(answer)) return zoneIn(answer.body);
    const error = this.client.errorOf(answer);
    if (error.kind === 'auth' || error.kind === 'not-found' || error.kind === 'rejected') return null;
    throw error;
  }
}

/** Null without a mail address: there is no mailbox then. */
function ownerOf(user: unknown): MailboxOwner | null {
  const [mailbox, mail] = [textIn(user, 'userPrincipalName'), textIn(user, 'mail')];
  return mailbox === null || mail === null ? null : { mailbox: mailbox.toLowerCase(), mail: mail.toLowerCase() };
}

function described(
  calendars: readonly unknown[],
  owner: MailboxOwner,
  zone: string | null,
): readonly DiscoveredCalendar[] {
  return calendars
    .filter((calendar) => isJson(calendar))
    .map((calendar) => describedCalendar(calendar, owner, zone))
    .filter((calendar) => calendar !== null);
}

import { DeltaRounds } from './delta-rounds.js';
import type { DeltaRow } from './delta-rows.js';
import type { GraphQuirks } from './graph-quirks.js';
import type { GraphRequest } from './graph-request.js';
import { type HeldMailbox, Mailbox, type Person } from './mailbox.js';
import type { Preferences } from './preferences.js';
import { type KeptSubscription, Subscriptions } from './subscriptions.js';
import type { VerifiedToken } from '../token-verifier.js';

/** All that a tenant holds, in values that can be written down. */
export interface HeldTenant {
  readonly mailboxes: readonly HeldMailbox[];
  readonly subscriptions: readonly KeptSubscription[];
}

/** A tenant: its people, their mailboxes, and what was given out to clients. */
export class GraphSite {
  readonly mailboxes: Mailbox[] = [];
  readonly rounds = new DeltaRounds<DeltaRow>();
  readonly subscriptions: Subscriptions;

  constructor(
    readonly quirks: GraphQuirks,
    readonly now: () => number,
  ) {
    this.subscriptions = new Subscriptions(quirks, now);
  }

  addPerson(mail: string, name: string): Mailbox {
    const number = String(this.mailboxes.length + 1).padStart(12, '0');
    const person: Person = { id: `00000000-0000-4000-8000-${number}`, mail: mail.toLowerCase(), name };
    const mailbox = new Mailbox(person, (changed, change) => this.subscriptions.notify(changed, change), this.now);
    this.mailboxes.push(mailbox);
    return mailbox;
  }

  held(): HeldTenant {
    return { mailboxes: this.mailboxes.map((one) => one.held()), subscriptions: this.subscriptions.kept() };
  }

  /** Goes on from what another tenant held; what clients were given of a round is no longer good. */
  refill({ mailboxes, subscriptions }: HeldTenant): void {
    for (const held of mailboxes) {
      const { mail, name } = held.person;
      (this.find(mail) ?? this.addPerson(mail, name)).refill(held);
    }
    this.subscriptions.refill(subscriptions, (mail) => this.find(mail));
  }

  /** By the directory's id or the mail address. */
  find(idOrMail: string): Mailbox | undefined {
    const wanted = idOrMail.toLowerCase();
    return this.mailboxes.find(({ person }) => person.id === wanted || person.mail === wanted);
  }
}

/** What an answer is made of. */
export interface GraphCall {
  readonly site: GraphSite;
  readonly request: GraphRequest;
  readonly caller: VerifiedToken;
  readonly preferences: Preferences;
  /** `https://localhost:<port>` */
  readonly origin: string;
}

/** A call that concerns one mailbox. */
export interface MailboxCall extends GraphCall {
  readonly mailbox: Mailbox;
}

/** The path of a request without its query, as a client may use it again. */
export function pathOf({ version, segments }: GraphRequest): string {
  return `/${[version, ...segments.map(encodeURIComponent)].join('/')}`;
}

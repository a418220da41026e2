import type { Subscription } from '@microsoft/microsoft-graph-types';
import type { GraphQuirks } from './graph-quirks.js';
import type { Json } from './graph-request.js';
import { etagOf } from './held-event.js';
import { itemId } from './item-ids.js';
import type { ChangeKind, Mailbox, MailboxChange } from './mailbox.js';

/** A subscription as its application sees it. */
export type GraphSubscription = Readonly<
  Subscription & Record<'id' | 'resource' | 'changeType' | 'notificationUrl' | 'expirationDateTime', string>
>;

/** A subscription, and what it is about. */
export interface HeldSubscription {
  readonly shown: GraphSubscription;
  readonly mailbox: Mailbox;
  /** Null: any calendar of the mailbox. */
  readonly calendarKey: string | null;
  readonly changeTypes: readonly string[];
  readonly expires: number;
  readonly immutableIds: boolean;
}

/** A subscription with the mail address instead of the mailbox. */
export type KeptSubscription = Omit<HeldSubscription, 'mailbox'> & { readonly mail: string };

/** A notification that was sent, and what the receiver said. */
export interface SentNotice {
  readonly url: string;
  readonly body: { readonly value: readonly Json[] };
  /** Null where nobody answered. */
  status: number | null;
}

export type LifecycleEvent = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed';

const TENANT = '00000000-0000-4000-8000-0000000000f0';
/** A receiver has this long to answer. */
const PATIENCE_MS = 10_000;

/** Who wants to be told of changes, and the telling. A notification that fails is not sent again. */
export class Subscriptions {
  readonly sent: SentNotice[] = [];
  private readonly held = new Map<string, HeldSubscription>();
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly quirks: GraphQuirks,
    private readonly now: () => number,
  ) {}

  /** Those that have not expired. */
  get all(): readonly HeldSubscription[] {
    for (const [id, { expires }] of this.held) if (expires <= this.now()) this.held.delete(id);
    return [...this.held.values()];
  }

  find(id: string): HeldSubscription | undefined {
    return this.all.find(({ shown }) => shown.id === id);
  }

  keep(subscription: HeldSubscription): void {
    this.held.set(subscription.shown.id, subscription);
  }

  kept(): readonly KeptSubscription[] {
    return this.all.map(({ mailbox, ...subscription }) => ({ ...subscription, mail: mailbox.person.mail }));
  }

  refill(kept: readonly KeptSubscription[], find: (mail: string) => Mailbox | undefined): void {
    for (const { mail, ...subscription } of kept) {
      const mailbox = find(mail);
      if (mailbox) this.keep({ ...subscription, mailbox });
    }
  }

  remove(id: string): boolean {
    return this.held.delete(id);
  }

  /** Tells of a change, as often as Graph is wont to: something created is updated at once by Exchange itself. */
  notify(mailbox: Mailbox, { kind, event }: MailboxChange): void {
    for (const held of this.all) {
      if (held.mailbox !== mailbox || ![null, event.calendarKey].includes(held.calendarKey)) continue;
      const id = itemId({ key: event.key, original: null }, held.immutableIds);
      const resource = `Users/${mailbox.person.id}/Events/${id}`;
      const data = { '@odata.type': '#Microsoft.Graph.Event', '@odata.id': resource, '@odata.etag': etagOf(event), id };
      for (const changeType of kindsOf(kind, this.quirks.notices).filter((one) => held.changeTypes.includes(one)))
        this.post(held.shown.notificationUrl, { ...this.heading(held), changeType, resource, resourceData: data });
    }
  }

  /** Tells all that asked for it, or one, of the state of its subscription. */
  lifecycle(lifecycleEvent: LifecycleEvent, id?: string): void {
    for (const held of this.all.filter(({ shown }) => id === undefined || shown.id === id)) {
      if (lifecycleEvent === 'subscriptionRemoved') this.remove(held.shown.id);
      if (held.shown.lifecycleNotificationUrl)
        this.post(held.shown.lifecycleNotificationUrl, { ...this.heading(held), lifecycleEvent });
    }
  }

  /** Waits until all that was sent is answered. */
  async delivered(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  /** Whether a receiver echoes a token as it has to (`text/plain`, 200, within ten seconds). */
  async validate(url: string): Promise<boolean> {
    const token = `Validation: Testing client application reachability for subscription Request-Id: ${crypto.randomUUID()}`;
    const address = new URL(url);
    address.searchParams.set('validationToken', token);
    try {
      const headers = { 'content-type': 'text/plain; charset=utf-8' };
      const answered = await fetch(address, { method: 'POST', headers, signal: AbortSignal.timeout(PATIENCE_MS) });
      const isPlain = /^text\/plain\b/i.test(answered.headers.get('content-type') ?? '');
      return (await answered.text()) === token && answered.status === 200 && isPlain;
    } catch {
      return false;
    }
  }

  private heading({ shown, expires }: HeldSubscription): Json {
    return {
      subscriptionId: shown.id,
      subscriptionExpirationDateTime: new Date(expires).toISOString(),
      tenantId: TENANT,
      ...(shown.clientState ? { clientState: shown.clientState } : {}),
    };
  }

  private post(url: string | null | undefined, notice: Json): void {
    if (!url) return;
    const sent: SentNotice = { url, body: { value: [notice] }, status: null };
    this.sent.push(sent);
    const delivery = this.deliver(sent).finally(() => this.underWay.delete(delivery));
    this.underWay.add(delivery);
  }

  private async deliver(sent: SentNotice): Promise<void> {
    try {
      const answered = await fetch(sent.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(sent.body),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await answered.arrayBuffer();
      sent.status = answered.status;
    } catch {
      sent.status = null;
    }
  }
}

function kindsOf(kind: ChangeKind, notices: number): readonly ChangeKind[] {
  const later = kind === 'created' ? 'updated' : kind;
  return Array.from({ length: notices }, (_, index) => (index === 0 ? kind : later));
}

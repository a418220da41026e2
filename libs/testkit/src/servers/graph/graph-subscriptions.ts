import { randomUUID } from 'node:crypto';
import { answer, badRequest, type GraphAnswer, GraphError, isObject, notFound } from './graph-request.js';
import type { GraphCall } from './graph-site.js';
import type { Mailbox, MailboxChange } from './mailbox.js';
import { mailboxFor } from './rights.js';

/** Minutes that a subscription to events may be asked for. */
const LONGEST_MINUTES = 10_080;
const HANDSHAKE_MS = 10_000;
const LONGEST_STATE = 128;

/** As it was asked for, and as it stands. */
export interface GraphSubscription {
  readonly id: string;
  readonly resource: string;
  readonly changeType: string;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | null;
  readonly clientState: string | null;
  readonly expirationDateTime: string;
}

/** What a lifecycle notification can say. */
export type LifecycleEvent = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed';

interface Held {
  readonly shown: GraphSubscription;
  readonly mailbox: Mailbox;
}

/** Subscriptions of all mailboxes: an address proves itself first, then it is told of changes, several times each. */
export class GraphSubscriptions {
  private readonly held = new Map<string, Held>();

  constructor(
    private readonly now: () => number,
    private readonly notices: () => number,
  ) {}

  /** Those that stand now. */
  all(): readonly GraphSubscription[] {
    return [...this.live()].map(({ shown }) => shown);
  }

  /** As if its time had come. */
  expire(id: string): void {
    this.held.delete(id);
  }

  /** Tells every subscription of a mailbox, as often as Graph does for one change. */
  changed(mailbox: Mailbox, { kind, event }: MailboxChange): void {
    for (const { shown } of this.live().filter((one) => one.mailbox === mailbox)) {
      const value = { ...named(shown), changeType: kind, resource: `Users/${mailbox.person.id}/Events/${event.key}` };
      for (let notice = 0; notice < this.notices(); notice += 1) void post(shown.notificationUrl, { value: [value] });
    }
  }

  async tellLifecycle(id: string, lifecycleEvent: LifecycleEvent): Promise<void> {
    const shown = this.held.get(id)?.shown;
    if (!shown?.lifecycleNotificationUrl) throw new Error('no such subscription wants to hear of its life');
    if (lifecycleEvent === 'subscriptionRemoved') this.expire(id);
    await post(shown.lifecycleNotificationUrl, { value: [{ ...named(shown), lifecycleEvent }] });
  }

  async answer(call: GraphCall, id: string | undefined): Promise<GraphAnswer> {
    const { method } = call.request;
    if (id === undefined) {
      if (method === 'POST') return this.create(call);
      return answer(200, { value: this.all() });
    }
    const held = this.live().find(({ shown }) => shown.id === id);
    if (held === undefined) throw notFound();
    if (method === 'DELETE') this.held.delete(id);
    if (method === 'DELETE') return answer(204, undefined);
    if (method !== 'PATCH') return answer(200, held.shown);
    const shown = { ...held.shown, expirationDateTime: this.endOf(call) };
    this.held.set(id, { ...held, shown });
    return answer(200, shown);
  }

  private async create(call: GraphCall): Promise<GraphAnswer> {
    const { body } = call.request;
    const members = isObject(body) ? body : {};
    const text = (name: string): string => (typeof members[name] === 'string' ? members[name] : '');
    const [, who] = /^\/?users\/([^/]+)\//i.exec(text('resource')) ?? [];
    const mailbox = mailboxFor(call.site, call.caller, who === undefined ? null : decodeURIComponent(who));
    if (text('changeType') === '' || !/events$/.test(text('resource')))
      throw badRequest('A subscription needs a changeType and a resource.', 'InvalidRequest');
    if (text('clientState').length > LONGEST_STATE) throw badRequest('The clientState is too long.', 'InvalidRequest');
    const expirationDateTime = this.endOf(call);
    const urls = [text('notificationUrl'), text('lifecycleNotificationUrl')].filter((url) => url !== '');
    for (const url of urls) await prove(url);
    const shown: GraphSubscription = {
      id: randomUUID(),
      resource: text('resource'),
      changeType: text('changeType'),
      notificationUrl: text('notificationUrl'),
      lifecycleNotificationUrl: text('lifecycleNotificationUrl') || null,
      clientState: text('clientState') || null,
      expirationDateTime,
    };
    this.held.set(shown.id, { shown, mailbox });
    return answer(201, shown);
  }

  private endOf({ request: { body } }: GraphCall): string {
    const asked = isObject(body) ? Date.parse(String(body['expirationDateTime'])) : NaN;
    const minutes = (asked - this.now()) / 60_000;
    if (!(minutes > 0 && minutes <= LONGEST_MINUTES))
      throw badRequest(
        `Subscription expiration can only be ${LONGEST_MINUTES} minutes in the future.`,
        'ExtensionError',
      );
    return new Date(asked).toISOString();
  }

  private live(): Held[] {
    return [...this.held.values()].filter(({ shown }) => Date.parse(shown.expirationDateTime) > this.now());
  }
}

const named = ({ id, clientState, expirationDateTime }: GraphSubscription): object => ({
  subscriptionId: id,
  subscriptionExpirationDateTime: expirationDateTime,
  clientState,
  tenantId: '00000000-0000-4000-8000-00000000a000',
});

/** An address has to echo a token before anything is sent there. */
async function prove(address: string): Promise<void> {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isLoopback = url !== null && /^(localhost|127\.0\.0\.1)$/.test(url.hostname);
  if (url === null || (url.protocol !== 'https:' && !isLoopback))
    throw badRequest('The notificationUrl has to be https.', 'InvalidRequest');
  const token = `Validation: Testing client application reachability ${randomUUID()}`;
  url.searchParams.set('validationToken', token);
  const signal = AbortSignal.timeout(HANDSHAKE_MS);
  const echoed = await fetch(url, { method: 'POST', signal }).then(
    async (response) => response.status === 200 && (await response.text()) === token,
    () => false,
  );
  if (!echoed) throw new GraphError(400, 'ValidationError', 'Subscription validation request failed.');
}

/** Whether anybody hears it is nothing that the server waits for. */
async function post(url: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }).then(
    (response) => response.arrayBuffer(),
    () => undefined,
  );
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { KnownTokens, type TokenVerifier } from '../token-verifier.js';
import { BATCH_PATH, BatchDesk } from './batch-desk.js';
import { CalendarHands } from './calendar-hands.js';
import { GoogleContract } from './contract/google-contract.js';
import { EventListings } from './event-listing.js';
import { type GoogleCall, makeCall } from './google-call.js';
import type { CalendarTraits } from './google-calendar.js';
import { GoogleChannels, type HeldChannel } from './google-channels.js';
import { GoogleClock } from './google-clock.js';
import { GoogleDesk } from './google-desk.js';
import { EVERY_GOOGLE_SCOPE, GoogleDoor } from './google-door.js';
import { GoogleFaults } from './google-faults.js';
import type { GoogleRequest } from './google-log.js';
import { GoogleMails } from './google-mails.js';
import { GoogleQuota } from './google-quota.js';
import { GoogleSite, type GoogleUser, type HeldSite } from './google-site.js';
import { send } from './google-wire.js';

/** Whom `token-1` is for, where a test says nothing else. */
export const GOOGLE_MAILBOX = 'alice@corp.test';

export interface GoogleServerOptions {
  readonly tokens: TokenVerifier;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** 0: any that is free. */
  readonly port: number;
  /** Whether what is asked and answered is held to the published contract, where that is at hand. */
  readonly heldToContract: boolean;
}

/** All that a server holds, in plain values, so that another one can go on from it. */
export interface HeldGoogle extends HeldSite {
  readonly channels: readonly HeldChannel[];
}

/**
 * Google Calendar in memory, as its reference and its ways are.
 *
 * ```ts
 * const google = await GoogleServer.start();                    // alice@corp.test with a primary calendar, by `token-1`
 * google.primary.put({ summary: 'Lunch', start, end });         // a person's own hands, no HTTP
 * google.faults.next('events.insert', { kind: 'cut-after' });   // the effect stays, its answer is lost
 * google.requests.filter(({ operation }) => operation === 'events.list');
 * await google.stop();                                          // throws where somebody broke the published contract
 * ```
 *
 * `url` is the origin for adapters. A full read is of the moment of its first page: what is written while its pages are fetched
 * comes with the next delta. Calls of a batch are taken and answered last first (`batches.order`). Limits are off until
 * `quota.limits` says otherwise.
 */
export class GoogleServer {
  readonly faults = new GoogleFaults();
  readonly quota = new GoogleQuota();
  readonly latency = { requestMs: 0, /** Of each call in a batch, on top. */ operationMs: 0 };
  readonly channels: GoogleChannels;
  readonly mails: GoogleMails;
  readonly batches: BatchDesk;
  private readonly site: GoogleSite;
  private readonly desk: GoogleDesk;

  private constructor(
    private readonly server: Server,
    { tokens, now }: GoogleServerOptions,
    contract: GoogleContract | null,
  ) {
    this.channels = new GoogleChannels(now);
    this.site = new GoogleSite(new GoogleClock(now), (calendar) => this.channels.changed(calendar));
    this.mails = new GoogleMails((mailbox) => this.site.users.has(mailbox));
    const { site, channels, mails } = this;
    const parts = { site, channels, mails, listings: new EventListings() };
    this.desk = new GoogleDesk(parts, new GoogleDoor(site, tokens), this.quota, this.faults, contract, now);
    this.batches = new BatchDesk(this.desk, () => this.latency.operationMs);
    this.site.addUser(GOOGLE_MAILBOX, { name: 'Alice' });
  }

  static async start(given: Partial<GoogleServerOptions> = {}): Promise<GoogleServer> {
    const tokens = new KnownTokens().grant('token-1', GOOGLE_MAILBOX, EVERY_GOOGLE_SCOPE);
    const options = { tokens, now: Date.now, port: 0, heldToContract: true, ...given };
    const contract = options.heldToContract ? await GoogleContract.load() : null;
    const server = createServer((request, response) => void google.receive(request, response));
    const google = new GoogleServer(server, options, contract);
    await new Promise<void>((resolve) => server.listen(options.port, '127.0.0.1', resolve));
    return google;
  }

  /** `http://127.0.0.1:<port>` */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Every request and every call of a batch, oldest first. */
  get requests(): readonly GoogleRequest[] {
    return this.desk.log;
  }

  /** What was asked or answered against the published contract; a test that means it takes it out. */
  get violations(): string[] {
    return this.desk.violations;
  }

  /** The calendar that the first person has. */
  get primary(): CalendarHands {
    return this.calendar('primary');
  }

  /** A person of the organisation, with a primary calendar. */
  addUser(mailbox: string, traits: Partial<GoogleUser> = {}, calendar: Partial<CalendarTraits> = {}): GoogleUser {
    return this.site.addUser(mailbox, traits, calendar);
  }

  /** A person as the server keeps it, to be disabled or made an administrator. */
  user(mailbox: string = GOOGLE_MAILBOX): GoogleUser {
    const user = this.site.users.get(mailbox);
    if (!user) throw new Error('The server has no such person.');
    return user;
  }

  /** Another calendar of a person. */
  addCalendar(traits: Partial<CalendarTraits> = {}, owner: string = GOOGLE_MAILBOX): CalendarHands {
    return this.calendar(this.site.addCalendar(owner, traits).id);
  }

  /** A calendar as a person calls it, gone or not. */
  calendar(name: string, mailbox: string = GOOGLE_MAILBOX): CalendarHands {
    const calendar = this.site.calendars.get(name === 'primary' ? mailbox : name);
    if (!calendar) throw new Error('The server has no such calendar.');
    return new CalendarHands(calendar, () => this.site.clock.now());
  }

  /** Every calendar that stands, as its owner sees it. */
  calendars(): CalendarHands[] {
    return [...this.site.calendars.values()].filter(({ deleted }) => !deleted).map(({ id }) => this.calendar(id));
  }

  held(): HeldGoogle {
    return { ...this.site.held(), channels: this.channels.held() };
  }

  /** Goes on from what another server held: ids, versions and sync tokens stay good. */
  refill({ channels, ...site }: HeldGoogle): void {
    this.site.refill(site);
    this.channels.refill(channels);
  }

  async stop(): Promise<void> {
    this.channels.end();
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
    if (this.violations.length > 0) throw new Error(`Against Google's contract:\n${this.violations.join('\n')}`);
  }

  private async receive(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => undefined);
    const call = await callOf(incoming);
    if (this.latency.requestMs > 0) await pause(this.latency.requestMs);
    const { answer, sending } = await (call.path === BATCH_PATH ? this.batches : this.desk).take(call);
    send(answer, sending, incoming, response);
  }
}

async function callOf(incoming: IncomingMessage): Promise<GoogleCall> {
  const { method = '', url: target = '/' } = incoming;
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join() : (value ?? ''),
    ]),
  );
  return makeCall({ method, target, headers, body: await text(incoming), inBatch: false });
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { KnownTokens, type TokenVerifier } from '../token-verifier.js';
import { CalendarHands } from './calendar-hands.js';
import { EventListings } from './event-listing.js';
import { type GoogleCall, makeCall } from './google-call.js';
import type { CalendarTraits } from './google-calendar.js';
import { GoogleClock } from './google-clock.js';
import { GoogleDesk } from './google-desk.js';
import { EVERY_SCOPE, GoogleDoor } from './google-door.js';
import { GoogleFaults } from './google-faults.js';
import type { GoogleRequest } from './google-log.js';
import { GoogleSite, type GoogleUser } from './google-site.js';
import { send } from './google-wire.js';

/** Whom `token-1` is for, where a test says nothing else. */
export const GOOGLE_MAILBOX = 'alice@corp.test';

export interface GoogleServerOptions {
  readonly tokens: TokenVerifier;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Google Calendar in memory, as its reference and its ways are.
 *
 * ```ts
 * const google = await GoogleServer.start();       // alice@corp.test with her primary calendar, `token-1`
 * google.primary.put({ summary: 'Lunch', start: …, end: … });   // a person's own hands, no HTTP
 * google.faults.next('events.insert', { kind: 'cut-after' });   // the effect stays, its answer is lost
 * google.requests.filter(({ operation }) => operation === 'events.list');
 * await google.stop();
 * ```
 *
 * Endpoint of adapters is `google.url`. A full read is of the moment of its first page: what is written while its pages are
 * fetched comes with the next delta.
 */
export class GoogleServer {
  readonly faults = new GoogleFaults();
  /** Milliseconds that each request takes; each operation in a batch takes `desk.operationMs` more. */
  latencyMs = 0;
  readonly site: GoogleSite;
  private readonly desk: GoogleDesk;

  private constructor(
    private readonly server: Server,
    { tokens, now }: GoogleServerOptions,
  ) {
    const clock = new GoogleClock(now);
    this.site = new GoogleSite(clock, () => undefined);
    const parts = { site: this.site, listings: new EventListings() };
    this.desk = new GoogleDesk(parts, new GoogleDoor(this.site, tokens), this.faults, now);
    this.site.addUser(GOOGLE_MAILBOX, { name: 'Alice' });
  }

  static async start(options: Partial<GoogleServerOptions> = {}): Promise<GoogleServer> {
    const server = createServer((request, response) => void google.receive(request, response));
    const tokens = options.tokens ?? new KnownTokens().grant('token-1', GOOGLE_MAILBOX, EVERY_SCOPE);
    const google = new GoogleServer(server, { tokens, now: options.now ?? Date.now });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return google;
  }

  /** `http://127.0.0.1:<port>` */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Every request and every operation of a batch, oldest first. */
  get requests(): readonly GoogleRequest[] {
    return this.desk.log;
  }

  /** The calendar that the first person has. */
  get primary(): CalendarHands {
    return this.calendar('primary');
  }

  /** A person of the organisation, with a primary calendar. */
  addUser(mailbox: string, traits: Partial<GoogleUser> = {}, calendar: Partial<CalendarTraits> = {}): GoogleUser {
    return this.site.addUser(mailbox, traits, calendar);
  }

  /** Another calendar of a person. */
  addCalendar(traits: Partial<CalendarTraits> = {}, owner: string = GOOGLE_MAILBOX): CalendarHands {
    return this.hands(this.site.addCalendar(owner, traits).id);
  }

  /** A calendar as a person calls it. */
  calendar(name: string, mailbox: string = GOOGLE_MAILBOX): CalendarHands {
    return this.hands(name === 'primary' ? mailbox : name);
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private hands(id: string): CalendarHands {
    const calendar = this.site.calendars.get(id);
    if (!calendar) throw new Error('The server has no such calendar.');
    return new CalendarHands(calendar, () => this.site.clock.now());
  }

  private async receive(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => undefined);
    const call = await callOf(incoming);
    if (this.latencyMs > 0) await pause(this.latencyMs);
    const { answer, sending } = await this.desk.take(call);
    send(answer, sending, incoming, response);
  }
}

async function callOf(incoming: IncomingMessage): Promise<GoogleCall> {
  const { method = '', url: target = '/' } = incoming;
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  return makeCall({ method, target, headers, body: await text(incoming), inBatch: false });
}

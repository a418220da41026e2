import { ProviderError } from '@calmirror/core';
import type { DiscoveredCalendar } from '../adapter.js';
import { parseRequestUrl } from '../http/request-url.js';
import type { DavAnswer, DavClient } from './dav-client.js';
import { asCollection, destinationOf, isSamePath, pathOf } from './dav-href.js';
import { childrenOf, namesIn, textIn } from './dav-value.js';
import { CALENDAR_PROPERTIES, describedCalendar } from './described-calendar.js';
import type { DavMember } from './multistatus.js';

/** Where an account keeps its calendars: in homes, or in the one calendar that was typed. */
export type CalendarPlace =
  | { readonly kind: 'calendar'; readonly calendar: DiscoveredCalendar; readonly homes: readonly string[] }
  | { readonly kind: 'homes'; readonly homes: readonly string[] };

const SIGNPOSTS = { 'd:current-user-principal': {}, 'c:calendar-home-set': {} } as const;

/** Errors after which another address of the same server may do better. */
const TRY_ELSEWHERE: ReadonlySet<ProviderError['reason']> = new Set([
  ...([
    'not-found',
    'gone',
    'forbidden',
    'refused',
    'server-error',
    'unavailable',
    'html-instead-of-calendar',
  ] as const),
  ...([
    'not-a-calendar',
    'empty-answer',
    'truncated',
    'bad-redirect',
    'redirect-not-allowed',
    'too-many-redirects',
  ] as const),
]);

/** Finds an account's calendars from whatever address of it was typed (RFC 6764, RFC 5397, RFC 4791 §6.2.1). */
export class Discovery {
  constructor(
    private readonly dav: DavClient,
    private readonly typed: string,
    private readonly signal: AbortSignal,
  ) {}

  /** `placed` is called once it is known where they are. @throws ProviderError of the typed address, where none leads to calendars */
  async calendars(placed?: () => void): Promise<readonly DiscoveredCalendar[]> {
    const place = await this.place();
    placed?.();
    if (place.kind === 'calendar') return [place.calendar];
    const found = new Map<string, DiscoveredCalendar>();
    const failures: ProviderError[] = [];
    for (const home of place.homes) {
      // Of several homes one may be somebody's who has taken back the right to look into it.
      const calendars = await this.calendarsIn(home).catch((error: unknown) => {
        failures.push(elsewhere(error));
        return [];
      });
      for (const calendar of calendars) found.set(calendar.externalId, calendar);
    }
    const [failure] = failures;
    if (failure !== undefined && failures.length === place.homes.length) throw failure;
    return [...found.values()];
  }

  /** The calendar at an address, as the server describes it now. */
  async calendarAt(url: string): Promise<DiscoveredCalendar | null> {
    const answer = await this.find(url, '0', CALENDAR_PROPERTIES);
    const [member] = answer.members;
    return member === undefined ? null : describedCalendar(member, answer.url);
  }

  async place(): Promise<CalendarPlace> {
    const failures: ProviderError[] = [];
    for (const address of addressesToTry(this.typed)) {
      const place = await this.placeFrom(address).catch((error: unknown) => {
        failures.push(elsewhere(error));
        return null;
      });
      if (place !== null) return place;
    }
    const host = new URL(this.typed).host;
    throw failures[0] ?? new ProviderError('rejected', 'not-a-calendar', `${host} shows no calendars at this address.`);
  }

  private async placeFrom(address: string): Promise<CalendarPlace | null> {
    const answer = await this.find(address, '0', { ...SIGNPOSTS, ...CALENDAR_PROPERTIES });
    const self = memberAt(answer);
    const homes = self === null ? [] : await this.homesFrom(self, answer);
    const calendar = self === null ? null : describedCalendar(self, answer.url);
    if (calendar !== null) return { kind: 'calendar', calendar, homes };
    if (homes.length > 0) return { kind: 'homes', homes };
    // A home whose server knows no principals: its calendars are its members.
    const isFolder = self !== null && namesIn(self.properties['resourcetype']).includes('collection');
    const own = asCollection(answer.url);
    return isFolder && (await this.calendarsIn(own)).length > 0 ? { kind: 'homes', homes: [own] } : null;
  }

  private async homesFrom(self: DavMember, { url }: DavAnswer): Promise<readonly string[]> {
    const own = hrefsIn(self, 'calendarHomeSet', url);
    if (own.length > 0) return own.map(asCollection);
    const [principal] = hrefsIn(self, 'currentUserPrincipal', url);
    if (principal === undefined) return [];
    const answer = await this.find(principal, '0', SIGNPOSTS);
    const member = memberAt(answer);
    return member === null ? [] : hrefsIn(member, 'calendarHomeSet', answer.url).map(asCollection);
  }

  private async calendarsIn(home: string): Promise<readonly DiscoveredCalendar[]> {
    const answer = await this.find(home, '1', CALENDAR_PROPERTIES);
    return answer.members.flatMap((member) => describedCalendar(member, answer.url) ?? []);
  }

  private find(url: string, depth: '0' | '1', properties: Readonly<Record<string, object>>): Promise<DavAnswer> {
    const body = { 'd:propfind': { 'd:prop': properties } };
    return this.dav.ask({ method: 'PROPFIND', url, depth, body, signal: this.signal });
  }
}

/**
 * The error, where another address may do better.
 * @throws the error itself where none will
 */
function elsewhere(error: unknown): ProviderError {
  if (error instanceof ProviderError && TRY_ELSEWHERE.has(error.reason)) return error;
  throw error;
}

/** In their order: what was typed, unless it is only a host; the well-known address; the root. */
function addressesToTry(typed: string): readonly string[] {
  const url = parseRequestUrl(typed);
  const isHost = url.pathname === '/' && url.search === '';
  const known = new URL('/.well-known/caldav', url.origin).href;
  const root = new URL('/', url.origin).href;
  return [...new Set(isHost ? [known, root] : [typed, known, root])];
}

/** What the answer says of the resource that was asked about; a server that names it otherwise speaks of one alone. */
function memberAt({ members, url }: DavAnswer): DavMember | null {
  const path = pathOf(url, url) ?? '/';
  return members.find(({ href }) => isSamePath(pathOf(href, url) ?? '', path)) ?? members[0] ?? null;
}

function hrefsIn(member: DavMember, property: string, base: string): readonly string[] {
  return childrenOf(member.properties[property], 'href').flatMap(
    (value) => destinationOf(textIn(value) ?? '', base) ?? [],
  );
}

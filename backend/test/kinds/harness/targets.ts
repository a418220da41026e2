import {
  type CaldavCollection,
  type CalendarHands,
  type GoogleEvent,
  type OutlookUser,
  rewrites,
} from '@calmirror/testkit';
import type { CalendarAnswer } from '@calmirror/contracts';
import { SPAN } from './corpus-days.js';
import { googleInIcal } from './google-in-ical.js';
import { minuteOf, type Shown } from './shown.js';
import { shownByIcal } from './shown-by-ical.js';

/** A calendar onto which is mirrored, and what programs that are not ours show of it. */
export interface Target {
  readonly calendar: CalendarAnswer;
  shown(): Promise<Shown[]>;
  /** The same as another one has it. */
  shownAlso?(): Promise<Shown[]>;
  /** Its server gives everything a new version, in its own way of writing, and changes nothing. */
  restamp(): void;
}

/** All pages of a listing. */
async function ask<T>(url: string, headers: Readonly<Record<string, string>> = {}): Promise<readonly T[]> {
  const answer = await fetch(url, { headers: { authorization: 'Bearer token-1', ...headers } });
  const page = (await answer.json()) as {
    readonly items?: readonly T[];
    readonly value?: readonly T[];
    readonly nextPageToken?: string;
    readonly '@odata.nextLink'?: string;
  };
  const token = page.nextPageToken;
  const next = token === undefined ? page['@odata.nextLink'] : withPage(url, token);
  return [...(page.items ?? page.value ?? []), ...(next === undefined ? [] : await ask<T>(next, headers))];
}

function withPage(url: string, token: string): string {
  const next = new URL(url);
  next.searchParams.set('pageToken', token);
  return next.href;
}

const span = (from: string, to: string): string => `${from}=${SPAN.from}T00:00:00Z&${to}=${SPAN.to}T00:00:00Z`;

/** Of what Google answers instance by instance. */
export async function shownByGoogle(url: string, calendarId: string): Promise<Shown[]> {
  const query = `singleEvents=true&maxResults=2500&${span('timeMin', 'timeMax')}`;
  return (await ask<GoogleEvent>(`${eventsAt(url, calendarId)}?${query}`)).map((item) => ({
    start: googleTime(item.start),
    end: googleTime(item.end),
    title: item.summary ?? '',
    time: item.transparency === 'transparent' ? 'free' : item.status === 'tentative' ? 'tentative' : 'busy',
    isPrivate: item.visibility === 'private',
    text: textOfHtml(item.description ?? ''),
  }));
}

/** The same as ical.js has it, of what Google answers series by series. */
export const shownOfGoogleSeries = async (url: string, calendarId: string): Promise<Shown[]> =>
  shownByIcal(googleInIcal(await ask<GoogleEvent>(`${eventsAt(url, calendarId)}?maxResults=2500`)));

interface GraphInstance {
  readonly start: { readonly dateTime: string };
  readonly end: { readonly dateTime: string };
  readonly subject: string;
  readonly isAllDay: boolean;
  readonly showAs: 'busy' | 'free' | 'tentative';
  readonly sensitivity: string;
  readonly body: { readonly content: string };
}

/** Of what Graph answers as the view of a calendar. */
export async function shownByGraph(url: string, calendarId: string): Promise<Shown[]> {
  const view = `${url}/v1.0/me/calendars/${calendarId}/calendarView?$top=1000&${span('startDateTime', 'endDateTime')}`;
  const items = await ask<GraphInstance>(view, { prefer: 'outlook.body-content-type="text"' });
  return items.map(({ start, end, subject, isAllDay, showAs, sensitivity, body }) => ({
    start: isAllDay ? start.dateTime.slice(0, 10) : `${start.dateTime.slice(0, 16)}Z`,
    end: isAllDay ? end.dateTime.slice(0, 10) : `${end.dateTime.slice(0, 16)}Z`,
    title: subject,
    time: showAs,
    isPrivate: sensitivity === 'private',
    text: body.content.replaceAll('\r\n', '\n').trimEnd(),
  }));
}

/** Of the objects that lie on a CalDAV server. */
export const shownOnCaldav = ({ objects }: CaldavCollection): Shown[] =>
  [...objects.values()].flatMap(({ text }) => shownByIcal(text));

export function restampGoogle(calendar: CalendarHands): void {
  for (const { id } of calendar.events()) calendar.patch(id, {});
}

export function restampMicrosoft(user: OutlookUser, calendarId: string): void {
  for (const { id } of user.events(calendarId)) user.restamp(id ?? '');
}

export function restampCaldav(collection: CaldavCollection): void {
  for (const [name, { text }] of [...collection.objects])
    collection.put(name, rewrites.sorted(rewrites.enriched(rewrites.restamped(text))));
}

const eventsAt = (url: string, calendarId: string): string =>
  `${url}/calendar/v3/calendars/${encodeURIComponent(calendarId)}/events`;

const googleTime = ({ date, dateTime = '' }: NonNullable<GoogleEvent['start']> = {}): string =>
  date ?? minuteOf(Date.parse(dateTime));

/** As a browser would show it. */
function textOfHtml(html: string): string {
  const bare = html.replaceAll(/<br\s*\/?>/g, '\n').replaceAll(/<[^>]*>/g, '');
  return bare.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

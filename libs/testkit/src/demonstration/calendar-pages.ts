import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Temporal } from 'temporal-polyfill';
import type { GoogleServer } from '../servers/google/google-server.js';
import type { GraphServer } from '../servers/graph/graph-server.js';
import { googleAccounts, microsoftAccounts, type PageCalendar, type PageSpan } from './page-calendars.js';
import { calendarsPage, type PageProvider, type Stretch } from './pages-view.js';
import { ZONE } from './weeks.js';

const DAY_MS = 86_400_000;
const DAYS = 10;
const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

interface Providers {
  readonly google: GoogleServer;
  readonly microsoft: GraphServer;
}

/** The page of all calendars, and what its buttons do. */
export class CalendarPages {
  private constructor(
    private readonly server: Server,
    private readonly providers: Providers,
    /** Where Calmirror's own console is. */
    private readonly console: string,
  ) {}

  static async start(providers: Providers, port: number, console: string): Promise<CalendarPages> {
    const server = createServer((request, response) => void pages.receive(request, response));
    const pages = new CalendarPages(server, providers, console);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return pages;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '/', headers } = request;
    // Whatever else is open in the browser has no say here, under no other name either.
    if (`http://${headers.host}` !== this.url || ![undefined, this.url].includes(headers.origin))
      return void response.writeHead(403).end();
    try {
      if (method === 'POST') this.act(url, new URLSearchParams(await text(request)));
      if (method === 'POST') return void response.writeHead(303, { location: '/' }).end();
      response.writeHead(200, HTML).end(calendarsPage(this.shown(), stretch(), this.console));
    } catch (error) {
      response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end(String(error));
    }
  }

  private act(path: string, form: URLSearchParams): void {
    const said = (name: string): string => form.get(name) ?? '';
    const calendar = this.calendar(said('calendar'));
    if (path === '/add') return calendar.add(said('title'), hourFrom(said('start')));
    const { from, to } = stretch();
    const event = calendar.events(from, to).find(({ id }) => id === said('event'));
    // Somebody else was faster; the page that comes next shows it.
    if (event === undefined) return;
    if (path === '/move') calendar.move(event.id, laterThan(event));
    else calendar.remove(event.id);
  }

  private calendar(id: string): PageCalendar {
    const accounts = this.shown().flatMap((provider) => provider.accounts);
    const found = accounts.flatMap(({ calendars }) => calendars).find((calendar) => calendar.id === id);
    if (found === undefined) throw new Error('There is no such calendar.');
    return found;
  }

  private shown(): readonly PageProvider[] {
    const { google, microsoft } = this.providers;
    return [
      { name: 'Google Calendar', accounts: googleAccounts(google) },
      { name: 'Microsoft 365', accounts: microsoftAccounts(microsoft) },
    ];
  }
}

/** From the beginning of today on. */
function stretch(): Stretch {
  const from = Temporal.Now.zonedDateTimeISO(ZONE).startOfDay().epochMilliseconds;
  return { from, to: from + DAYS * DAY_MS };
}

const wall = (time: Temporal.PlainDateTime): string => time.toString({ smallestUnit: 'second' });

function hourFrom(start: string): PageSpan {
  const begin = Temporal.PlainDateTime.from(start);
  return { start: wall(begin), end: wall(begin.add({ hours: 1 })) };
}

/** By an hour, or by a day what lasts whole days. */
function laterThan({ start, end }: PageSpan): PageSpan {
  const later = (time: string): string =>
    time.length === 10
      ? Temporal.PlainDate.from(time).add({ days: 1 }).toString()
      : wall(Temporal.PlainDateTime.from(time).add({ hours: 1 }));
  return { start: later(start), end: later(end) };
}

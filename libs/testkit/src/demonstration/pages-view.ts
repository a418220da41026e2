import { Temporal } from 'temporal-polyfill';
import { PAGES_SCRIPT, PAGES_STYLE } from './pages-look.js';
import type { PageAccount, PageCalendar, PageEvent } from './page-calendars.js';

/** Accounts of one provider. */
export interface PageProvider {
  readonly name: string;
  readonly accounts: readonly PageAccount[];
}

/** What is looked at: milliseconds since 1970. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const escaped = (words: string): string => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The page on which a person sees all calendars, and changes what stands in them. @param console address of Calmirror's own */
export function calendarsPage(providers: readonly PageProvider[], stretch: Stretch, console: string): string {
  const tomorrow = new Date(stretch.from + 86_400_000).toISOString().slice(0, 10);
  const columns = providers.map(({ name, accounts }) => {
    const shown = accounts.map((account) => accountPart(account, stretch, `${tomorrow}T15:00`)).join('');
    return `<section><h2>${escaped(name)}</h2>${shown}</section>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Calendars of the demonstration</title><style>${PAGES_STYLE}</style>
<header><h1>Calendars of the demonstration</h1>
<p>They stand in for Google Calendar and Microsoft 365, on this computer alone. Change something here, and see it follow in the
calendar that <a href="${escaped(console)}">Calmirror</a> mirrors it to. The next ten days are shown, at the time of Berlin.</p></header>
<main>${columns.join('')}</main><script>${PAGES_SCRIPT}</script></html>`;
}

function accountPart({ name, mail, calendars }: PageAccount, stretch: Stretch, start: string): string {
  const cards = calendars.map((calendar) => calendarPart(calendar, mail, stretch, start)).join('');
  return `<article aria-label="${escaped(name)}"><h3>${escaped(name)} <small>${escaped(mail)}</small></h3>${cards}</article>`;
}

function calendarPart(calendar: PageCalendar, mail: string, { from, to }: Stretch, start: string): string {
  const name = calendar.name === mail ? 'Own calendar' : calendar.name;
  const key = `<input type="hidden" name="calendar" value="${escaped(calendar.id)}">`;
  const events = calendar.events(from, to).map((event) => eventPart(event, key));
  const rows = events.length > 0 ? events.join('') : '<li class="none">Nothing in these days.</li>';
  return `<div class="calendar"><h4>${escaped(name)}</h4>
<ul data-calendar="${escaped(calendar.id)}" aria-label="${escaped(`${name} of ${mail}`)}">${rows}</ul>
<details><summary>Add an event</summary><form method="post" action="/add">${key}
<label>Title <input name="title" required maxlength="200" value="Something new"></label>
<label>Begins <input name="start" type="datetime-local" required value="${start}"></label>
<button>Add an hour</button></form></details></div>`;
}

function eventPart({ id, title, start, end, isSeries, isMirror }: PageEvent, key: string): string {
  const marks = [isMirror && 'mirror', isSeries && 'series'].filter((mark) => mark !== false);
  const badges = marks.map((mark) => ` <span class="${mark}">${mark}</span>`).join('');
  const act = (path: string, label: string): string =>
    `<button formaction="${path}" aria-label="${escaped(`${label}: ${title}`)}">${label}</button>`;
  const later = start.length === 10 ? '1 day later' : '1 h later';
  return `<li><time>${spanOf(start, end)}</time><span>${escaped(title)}${badges}</span>
<form method="post">${key}<input type="hidden" name="event" value="${escaped(id)}">${act('/move', later)}${act('/delete', 'Delete')}</form></li>`;
}

const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;

function spanOf(start: string, end: string): string {
  const day = (text: string): string => Temporal.PlainDate.from(text.slice(0, 10)).toLocaleString('en-GB', DAY);
  if (start.length > 10) return `${day(start)}, ${start.slice(11, 16)}–${end.slice(11, 16)}`;
  const last = Temporal.PlainDate.from(end).subtract({ days: 1 }).toString();
  return last === start ? `${day(start)}, all day` : `${day(start)} – ${day(last)}`;
}

import { badRequest, type GraphAnswer, answer } from './graph-request.js';
import { type DeltaRow, goneRows, rowsOf, showRow, usualId } from './delta-rows.js';
import type { DeltaKind, DeltaState, Told } from './delta-rounds.js';
import { type MailboxCall, pathOf } from './graph-site.js';
import type { HeldCalendar } from './mailbox.js';
import { readStart, readWindow } from './read-window.js';

type State = DeltaState<DeltaRow>;

const NOT_WITH_DELTA = ['$select', '$filter', '$expand', '$orderby', '$search'];

/** One page of a round. */
export function answerDelta(call: MailboxCall, calendar: HeldCalendar, kind: DeltaKind): GraphAnswer {
  const { site, request, origin } = call;
  const refused = NOT_WITH_DELTA.find((name) => request.query.has(name));
  if (refused !== undefined) throw badRequest(`The query parameter '${refused}' is not supported with delta.`);
  const token = request.query.get('$skiptoken') ?? request.query.get('$deltatoken');
  if (token !== undefined) return page(call, nextRound(call, site.rounds.state(token, origin)), token);
  const window = kind === 'view' ? readWindow(request) : { from: readStart(request), to: Infinity };
  return page(call, firstRound(call, calendar, { kind, window }), null);
}

function firstRound(
  { mailbox, request }: MailboxCall,
  calendar: HeldCalendar,
  { kind, window }: Pick<State, 'kind' | 'window'>,
): State {
  const events = mailbox.eventsOf(calendar.key);
  const shown = events.map((event) => ({ key: event.key, rows: rowsOf(event, window, kind) }));
  const found = shown.filter(({ rows }) => rows.length > 0);
  const asked = new URLSearchParams([...request.query]);
  return {
    path: `${pathOf(request)}?${asked.toString()}`,
    calendarKey: calendar.key,
    kind,
    window,
    revision: mailbox.revision,
    members: new Map(found.map(({ key, rows }) => [key, rows.map(usualId)])),
    pending: found.map(({ rows }) => rows),
    page: 0,
  };
}

/** The rest of a round, or a new one behind a deltaLink. */
function nextRound({ mailbox, site }: MailboxCall, state: State): State {
  if (state.pending !== null) return state;
  const changed = mailbox.changedSince(state.calendarKey, state.revision);
  if (changed.size === 0) return { ...state, revision: mailbox.revision, pending: [], page: 0 };
  const members = new Map(state.members);
  const pending = [...changed].map((key) => {
    const found = mailbox.events.get(key);
    // One that was moved to another calendar is gone from this one.
    const event = found?.calendarKey === state.calendarKey ? found : undefined;
    const rows = event === undefined ? [] : rowsOf(event, state.window, state.kind);
    const gone = goneRows(key, state.members.get(key) ?? [], event, rows, site.quirks.tellsDeletedInstances);
    if (rows.length === 0) members.delete(key);
    else members.set(key, rows.map(usualId));
    return [...rows, ...gone];
  });
  return { ...state, revision: mailbox.revision, members, pending, page: 0 };
}

function page(call: MailboxCall, state: State, token: string | null): GraphAnswer {
  const { site, preferences, origin, request } = call;
  const pending = state.pending ?? [];
  const isEmpty = isEmptyPage(site.quirks.emptyPages, state.page) && pending.length > 0;
  const size = Math.min(preferences.pageSize ?? site.quirks.usualItems, site.quirks.mostItems);
  const taken = isEmpty ? 0 : groupsFor(pending, size);
  const rest = pending.slice(taken);
  const rows = pending.slice(0, taken).flat();
  const more = rest.length > 0 || (site.quirks.loopingPages && token !== null);
  const kind = more ? 'skiptoken' : 'deltatoken';
  const next: State = { ...state, pending: more ? rest : null, page: state.page + 1 };
  const link = more && site.quirks.loopingPages && token !== null ? token : site.rounds.token(next);
  return answer(200, {
    '@odata.context': `${origin}/${request.version}/$metadata#Collection(event)`,
    [more ? '@odata.nextLink' : '@odata.deltaLink']: `${origin}${pathOf(request)}?$${kind}=${link}`,
    value: rows.map((row) => showRow(row, state.kind, preferences)),
  });
}

/** Groups are not parted, so that a page may hold more than was asked for. */
function groupsFor(pending: Told<DeltaRow>, size: number): number {
  let items = 0;
  const full = pending.findIndex((group) => {
    items += group.length;
    return items >= size;
  });
  return full < 0 ? pending.length : full + 1;
}

function isEmptyPage(pattern: 'none' | 'first' | 'every-other', page: number): boolean {
  return pattern === 'first' ? page === 0 : pattern === 'every-other' && page % 2 === 0;
}

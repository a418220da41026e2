import { administrator, json, paged, problem } from './answers.mjs';
import { sampleEvents } from './sample-calendar-events.mjs';
import { calendarId, sampleConnectors } from './sample-connectors.mjs';
import { samplePairs } from './sample-pairs.mjs';

const { connectors, calendars } = sampleConnectors(12);
const between = (query) => {
  const [from, to] = ['from', 'to'].map((name) => query.get(name));
  return sampleEvents.filter(({ start, end }) => end > from && start < to);
};
/** A calendar's page: `source` and `target` pairs use it. */
function world(id, { source = 0, target = 0, events, push } = {}) {
  const found = calendars.find((one) => one.id === id);
  const calendar = { ...found, push: { ...found.push, ...push } };
  const connector = connectors.find((one) => one.id === calendar.connectorId);
  const pairs = samplePairs(source + target).pairs.map((pair, index) => ({
    ...pair,
    ...(index < source ? { sourceCalendarId: id } : { targetCalendarId: id }),
  }));
  return {
    ...administrator(),
    'GET /api/pairs': paged(pairs, (items, query) =>
      items.filter((pair) =>
        ['sourceCalendarId', 'targetCalendarId'].every((end) => (query.get(end) ?? pair[end]) === pair[end]),
      ),
    ),
    [`GET /api/calendars/${id}`]: { ...json(calendar), headers: { ETag: '"1"' } },
    [`GET /api/connectors/${connector.id}`]: json(connector),
    [`GET /api/calendars/${id}/events`]:
      events ?? (({ searchParams }) => json({ items: between(searchParams), total: between(searchParams).length })),
  };
}
const path = (id) => `/calendars/${id}`;
const [read, unread, published, revoked] = [calendarId(0), calendarId(22), calendarId(90), calendarId(91)];
const press = (name) => (page) => page.getByRole('button', { name, exact: true }).click();
const asked = (name) => async (page) => {
  await press(name)(page);
  await page.getByRole('alertdialog').waitFor();
};

const at = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString();
const PUSHES = [
  ['on', { state: 'on', reason: null, until: at(8_000), lastMessageAt: at(-12) }],
  ['unheard', { reason: 'unheard' }],
  ['refused', { reason: 'refused-by-provider', message: 'Google answered 400 (channelUnknown).' }],
];

export const calendarsScenes = [
  { name: 'calendar', path: path(read), answers: world(read, { source: 2, target: 1 }) },
  {
    name: 'calendar-no-events',
    path: `${path(read)}?from=2031-05-01`,
    answers: world(read),
  },
  ...PUSHES.map(([name, push]) => ({
    name: `calendar-push-${name}`,
    path: path(read),
    answers: world(read, { source: 1, push }),
  })),
  { name: 'calendar-not-read', path: path(unread), answers: world(unread) },
  {
    name: 'calendar-reading',
    path: path(unread),
    answers: { ...world(unread), 'POST /api/jobs/schedule': 'never' },
    act: press('Read now'),
  },
  { name: 'calendar-published', path: path(published), answers: world(published, { target: 3 }) },
  { name: 'calendar-revoked', path: path(revoked), answers: world(revoked, { target: 1 }) },
  {
    name: 'calendar-renew',
    path: path(published),
    viewportOnly: true,
    answers: world(published, { target: 3 }),
    act: asked('Renew the address'),
  },
  { name: 'calendar-edit', path: path(read), answers: world(read), act: press('Edit') },
  {
    name: 'calendar-events-unreadable',
    path: path(read),
    answers: world(read, { events: problem(500, 'internal') }),
  },
  {
    name: 'calendar-loading',
    path: path(read),
    answers: { ...world(read), [`GET /api/calendars/${read}`]: 'never' },
    settleMs: 700,
  },
  {
    name: 'calendar-gone',
    path: path(read),
    answers: { ...world(read), [`GET /api/calendars/${read}`]: problem(404, 'not-found') },
  },
];

import http from 'node:http';

const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');

/** From nine to ten; an event that is `{ allDay }` takes the day of that name. */
function eventLines(event, index) {
  const span = event.allDay
    ? [`DTSTART;VALUE=DATE:${day(index + 1)}`, `SUMMARY:${event.allDay}`]
    : [`DTSTART:${day(index + 1)}T090000Z`, `DTEND:${day(index + 1)}T100000Z`, `SUMMARY:${event}`];
  return ['BEGIN:VEVENT', `UID:journey-${index}@example.org`, 'DTSTAMP:20260101T000000Z', ...span, 'END:VEVENT'];
}

const calendarOf = (events) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Journeys//Feed//EN',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
    '',
  ].join('\r\n');

const calendar = (events) => ({ status: 200, type: 'text/calendar; charset=utf-8', body: calendarOf(events) });
const WEB_PAGE = {
  status: 200,
  type: 'text/html',
  body: '<!doctype html><title>Rota</title><h1>Sign in to see the rota',
};
const FAULT = { status: 500, type: 'text/plain', body: 'A fault of its own' };

/**
 * A calendar feed that the system under test can read, and that a journey changes as it goes on. Events are titles, one a
 * day from tomorrow; the same place in the list is the same event.
 */
export async function feedOnLoopback() {
  let answer = calendar([]);
  let authorization;
  const server = http.createServer((request, response) => {
    const isLetIn = request.url === '/' || !authorization || request.headers.authorization === authorization;
    const { status, type, body } = request.url === '/' ? WEB_PAGE : answer;
    response.writeHead(isLetIn ? status : 401, { 'content-type': type, 'www-authenticate': 'Basic realm="Rota"' });
    response.end(isLetIn ? body : '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    url: `${origin}/calendar.ics`,
    /** Where people look at the same calendar. */
    webPage: `${origin}/`,
    holds: (events) => (answer = calendar(events)),
    /** Its server meets faults from now on, until it `holds` something again. */
    breaks: () => (answer = FAULT),
    /** There is a page for people in its place from now on, until it `holds` something again. */
    turnsIntoWebPage: () => (answer = WEB_PAGE),
    /** Nobody else is let in from now on. */
    letsInOnly: (user, password) => (authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

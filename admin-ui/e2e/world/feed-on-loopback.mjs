import http from 'node:http';

const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');

const feed = (summaries) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Journeys//Feed//EN',
    ...summaries.flatMap((summary, index) => [
      'BEGIN:VEVENT',
      `UID:journey-${index}@example.org`,
      'DTSTAMP:20260101T000000Z',
      `DTSTART:${day(index + 1)}T090000Z`,
      `DTEND:${day(index + 1)}T100000Z`,
      `SUMMARY:${summary}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ].join('\r\n');

/** A calendar feed that the system under test can read. Answers `{ url, stop }`. */
export async function feedOnLoopback(summaries) {
  const server = http.createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/calendar; charset=utf-8' });
    response.end(feed(summaries));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/calendar.ics`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

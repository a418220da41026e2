import {
  aFeed,
  aVevent,
  caldavAccount,
  describeAdapterContract,
  describeWithRadicale,
  Radicale,
  targetObjectIn,
} from '@calmirror/testkit';

describeWithRadicale('the CalDAV adapter and Radicale', () => {
  let radicale: Radicale;
  let made = 0;
  beforeAll(async () => {
    radicale = await Radicale.start();
  });
  afterAll(() => radicale.stop());

  describeAdapterContract('caldav, Radicale', async () => {
    const client = radicale.client();
    const path = `/alice/calendar-${(made += 1)}/`;
    await client.makeCalendar(path, { displayName: 'Work' });
    const { adapter, log, close } = caldavAccount(radicale.url, radicale.users.alice);
    return {
      adapter,
      calendarId: `${radicale.url}${path}`,
      source: {
        hold: async (events) => {
          const wanted = new Map(events.map((event) => [`${path}${encodeURIComponent(event.uid)}.ics`, event]));
          for (const { href } of await client.list(path)) if (!wanted.has(href)) await client.delete(href);
          for (const [href, { uid, summary }] of wanted) {
            const { text } = await client.get(href);
            if (!text.includes(`SUMMARY:${summary}\r\n`)) await client.put(href, aFeed([aVevent(uid, summary)]));
          }
        },
        requests: () => log.requests.length,
        faults: {},
      },
      target: {
        objects: async () => (await client.list(path)).map(({ text }) => targetObjectIn(text)),
        plantForeign: async (id) =>
          void (await client.put(`${path}${id}.ics`, aFeed([aVevent(id, 'Somebody else’s')]))),
        plantTwin: async (id) => {
          const [first] = await client.list(path);
          await client.put(`${path}copy.ics`, first?.text.replaceAll(`UID:${id}`, 'UID:copy') ?? '');
          return `${path}copy.ics`;
        },
        spoil: (mirror) => mirror,
      },
      close,
    };
  });
});

import type { CaldavFault, CaldavQuirks, ReadFault } from '@calmirror/testkit';
import {
  aFeed,
  aVevent,
  caldavAccount,
  CaldavServer,
  describeAdapterContract,
  rewrites,
  targetObjectIn,
} from '@calmirror/testkit';

/** Names that need escaping in paths, as other programs give them. */
const nameOf = (uid: string): string => `${uid} über.ics`;

function describeAgainst(name: string, quirks: Partial<CaldavQuirks>): void {
  describeAdapterContract(name, async () => {
    const server = await CaldavServer.start(quirks);
    const calendar = server.calendar('work 1', { displayName: 'Work' });
    const { adapter, close } = caldavAccount(server.url, server.user);
    const spoiled = (kind: ReadFault['kind'], fault: CaldavFault): ReadFault => ({
      kind,
      spoilNextRead: () => void server.faults.next(() => true, fault),
    });
    return {
      adapter,
      calendarId: server.urlOf(calendar),
      source: {
        hold: (events) => {
          const wanted = new Map(events.map(({ uid, summary }) => [nameOf(uid), aFeed([aVevent(uid, summary)])]));
          for (const held of [...calendar.objects.keys()]) if (!wanted.has(held)) calendar.delete(held);
          for (const [object, text] of wanted)
            if (calendar.objects.get(object)?.text !== text) calendar.put(object, text);
        },
        requests: () => server.requests.length,
        faults: {
          'refused credentials': spoiled('auth', { kind: 'status', status: 401 }),
          'too many requests': spoiled('rate-limited', {
            kind: 'status',
            status: 429,
            headers: { 'retry-after': '7' },
          }),
          'a service that is away': spoiled('temporary', {
            kind: 'status',
            status: 503,
            headers: { 'retry-after': '7' },
          }),
          'a calendar that is gone': spoiled('not-found', { kind: 'status', status: 404 }),
          'a cut connection': spoiled('temporary', { kind: 'cut-before' }),
          'half an answer': spoiled('temporary', { kind: 'half-answer' }),
          'a document that breaks off': spoiled('temporary', { kind: 'half-content' }),
          'no document at all': spoiled('temporary', { kind: 'status', status: 207 }),
          'a web page': spoiled('rejected', { kind: 'status', status: 200, body: '<!DOCTYPE html><title>Hi</title>' }),
        },
      },
      target: {
        objects: () => Promise.resolve([...calendar.objects.values()].map(({ text }) => targetObjectIn(text))),
        plantForeign: (id) => calendar.put(`${id}.ics`, aFeed([aVevent(id, 'Somebody else’s')])),
        plantTwin: (id) => {
          const [text = ''] = [...calendar.objects.values()].map((object) => object.text);
          calendar.put('copy.ics', text.replaceAll(`UID:${id}`, 'UID:copy'));
          return Promise.resolve(new URL('copy.ics', server.urlOf(calendar)).pathname);
        },
        spoil: (mirror) => mirror,
      },
      close: async () => {
        await close();
        await server.stop();
      },
    };
  });
}

describeAgainst('caldav, a server by the book', {});
describeAgainst('caldav, with digest and tokens of hexadecimal digits', {
  auth: 'SHA-256',
  syncTokens: 'hex',
});
describeAgainst('caldav, without sync-collection', { syncTokens: 'none', prefixes: 'none', hrefs: 'encoded' });
describeAgainst('caldav, without sync-collection and ctag', { syncTokens: 'none', noSyncStatus: 500, ctag: false });
describeAgainst('caldav, rewriting what it is given', {
  rewrite: (text) => rewrites.sorted(rewrites.enriched(rewrites.restamped(text))),
  prefixes: 'lower',
  cdata: true,
  hrefs: 'absolute',
});
describeAgainst('caldav, with weak ETags that match nothing', { etags: 'weak', syncTokens: 'data', gzip: true });
describeAgainst('caldav, without ETags', { etags: 'none' });

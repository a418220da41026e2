import type { FeedResponse, ReadFault } from '@calmirror/testkit';
import { aFeed, aVevent, describeAdapterContract, feed, FeedServer, localHttpClient } from '@calmirror/testkit';
import { IcsAdapter } from './ics-adapter.js';
import { inlineReader } from '../reading/inline-reader.js';

describeAdapterContract('ics', async () => {
  const server = await FeedServer.start();
  const http = localHttpClient({ limits: { headersMs: 1000 } });
  let whole = aFeed([]);
  const show = (): void => void server.route('/rota.ics', feed.conditional(whole));
  show();
  const spoiled = (kind: ReadFault['kind'], response: () => FeedResponse, requests = 1): ReadFault => ({
    kind,
    spoilNextRead: () => {
      const bad = Array.from({ length: requests }, response);
      server.route('/rota.ics', feed.inTurn(...bad, feed.conditional(whole)));
    },
  });
  return {
    adapter: new IcsAdapter({
      http,
      reader: inlineReader,
      account: { kind: 'ics', key: 'connector-1' },
      settings: { url: server.url('/rota.ics'), credentials: null },
    }),
    calendarId: server.url('/rota.ics'),
    source: {
      hold: (events) => {
        whole = aFeed(events.map(({ uid, summary }) => aVevent(uid, summary)));
        show();
      },
      requests: () => server.requests.length,
      faults: {
        'not found': spoiled('not-found', () => feed.status(404)),
        gone: spoiled('not-found', () => feed.status(410)),
        'refused credentials': spoiled('auth', () => feed.status(401)),
        forbidden: spoiled('auth', () => feed.status(403)),
        'too many requests': spoiled('rate-limited', () => feed.status(429)),
        'a server error': spoiled('temporary', () => feed.status(500)),
        'a time-out': spoiled('temporary', feed.silence),
        'a reset connection': spoiled('temporary', feed.reset),
        'a part of the file': spoiled('temporary', () => feed.status(206, {}, whole)),
        'no content': spoiled('temporary', () => feed.status(204)),
        'an empty file': spoiled('temporary', () => feed.plain('')),
        'a blank file': spoiled('temporary', () => feed.plain(' \r\n\r\n')),
        'a cut connection': spoiled('temporary', () => feed.cutOff(whole, 60)),
        'a file that breaks off': spoiled('temporary', () => feed.plain(whole.slice(0, -20))),
        'corrupt gzip': spoiled('temporary', () => feed.encoded(Buffer.from(whole), 'gzip')),
        'a web page': spoiled('rejected', () => feed.plain('<!DOCTYPE html><title>Sign in</title>', 'text/html')),
        'a web page in disguise': spoiled('rejected', () => feed.plain('\n<html></html>')),
        'another file': spoiled('rejected', () => feed.plain('{"events":[]}')),
        'invalid UTF-8': spoiled('rejected', () =>
          feed.plain(Buffer.from(whole.replace('SUMMARY:', 'SUMMARY:é'), 'latin1')),
        ),
        'a redirect loop': spoiled('blocked', () => feed.redirect('/rota.ics'), 6),
        'a redirect to a private address': spoiled('blocked', () => feed.redirect('http://10.0.0.1/')),
        'a gzip bomb': spoiled('rejected', () => feed.gzipBomb(100)),
        'a file of 50 MB': spoiled('rejected', () => feed.large(50)),
      },
    },
    target: null,
    close: async () => {
      await http.close();
      await server.close();
    },
  };
});

import { setTimeout as delay } from 'node:timers/promises';
import { FeedServer } from '@calmirror/testkit';
import { ProviderHttp } from '../../src/connectors/provider-http.js';
import { newId } from '../../src/database/new-id.js';
import { type RunningApp, startApp } from '../harness/start-app.js';
import { RequestsUnderWay } from './harness/requests-under-way.js';

const REQUESTS = 40;

describe('a mailbox that runs, reads of other runs and people ask at the same time, in two processes', () => {
  let feeds: FeedServer;
  const processes: RunningApp[] = [];

  beforeAll(async () => {
    feeds = await FeedServer.start();
    const env = { SECRET_KEYS: `shared:${Buffer.alloc(32, 7).toString('base64')}` };
    const first = await startApp({ mode: 'web', env });
    processes.push(first, await startApp({ mode: 'web', env, database: first.database }));
  });
  afterAll(async () => {
    for (const process of processes.toReversed()) await process.stop();
    await feeds.close();
  });

  const sendAll = async (kind: 'google' | 'microsoft', isBulk: boolean): Promise<RequestsUnderWay> => {
    const mailbox = new RequestsUnderWay();
    feeds.route('/me/events', (_request, response) => {
      void mailbox
        .carryOut(1, 100)
        .then(() => delay(1))
        .then(() => response.writeHead(200).end('{}'));
    });
    const account = { kind, key: newId(), mailbox: 'alice@corp.test' };
    const user = { beforeRequest: () => undefined, onRequest: () => undefined, isBulk: () => isBulk };
    const request = { url: feeds.url('/me/events'), account, headers: {}, basic: null };
    const signal = new AbortController().signal;
    await Promise.all(
      Array.from({ length: REQUESTS }, (_, index) =>
        processes[index % 2]!.app.get(ProviderHttp)
          .of(kind, user)
          .get({ ...request, signal }),
      ),
    );
    return mailbox;
  };

  it('has four requests under way at Microsoft, and three of bulk work', async () => {
    expect(await sendAll('microsoft', false)).toMatchObject({ done: REQUESTS, most: 4 });
    expect(await sendAll('microsoft', true)).toMatchObject({ done: REQUESTS, most: 3 });
  });

  it('has as many as there are at Google, which does not count them', async () => {
    const { done, most } = await sendAll('google', false);
    expect(done).toBe(REQUESTS);
    expect(most).toBeGreaterThan(4);
  });
});

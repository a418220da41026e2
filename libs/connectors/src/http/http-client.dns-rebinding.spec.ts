import { FeedServer, feed, localHttpClient } from '@calmirror/testkit';

describe('a name whose DNS answer changes between two questions', () => {
  it('is judged by the answer that is dialled', async () => {
    const server = (await FeedServer.start()).route('/', feed.plain('secret'));
    const answers = ['93.184.216.34', '127.0.0.1'];
    const asked: string[] = [];
    const client = localHttpClient({
      allowedNetworks: [],
      limits: { connectMs: 300 },
      resolve: (name) => {
        asked.push(name);
        return Promise.resolve([{ address: answers[Math.min(asked.length, answers.length) - 1] ?? '', family: 4 }]);
      },
    });
    const get = (): Promise<unknown> =>
      client.get({
        url: server.url('/', 'rebind.example'),
        account: { kind: 'ics', key: 'a' },
        headers: {},
        basic: null,
        signal: new AbortController().signal,
      });

    // The first answer is public: it is dialled, and nobody is there.
    await expect(get()).rejects.toMatchObject({ kind: 'temporary' });
    await expect(get()).rejects.toMatchObject({ kind: 'blocked', reason: 'address-not-allowed' });
    expect(asked).toHaveLength(2);
    expect(server.connections).toBe(0);
    await client.close();
    await server.close();
  });
});

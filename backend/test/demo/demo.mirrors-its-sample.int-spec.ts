import type { AppRegistrationAnswer, Listing, PairAnswer } from '@calmirror/contracts';
import { SampleAddress } from '../../src/demo/sample-address.js';
import { KeyRing } from '../../src/secrets/key-ring.js';
import { eventually } from '../harness/eventually.js';
import { type RunningApp, startApp } from '../harness/start-app.js';
import { type BorrowedDatabase, borrowDatabase } from '../setup/borrowed-database.js';

const KEYS = { SECRET_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}` };
const DEMO = { DEMO: '1', DEMO_APP: 'demo-app:known', ALLOWED_NETWORKS: '10.99.0.0/16', ...KEYS };

describe('the demonstration', () => {
  let database: BorrowedDatabase;

  beforeAll(async () => {
    database = await borrowDatabase();
  });
  afterAll(() => database.giveBack());

  it('mirrors the sample feed without any network allowed, is registered as an app, and makes nothing twice', async () => {
    const first = await startApp({ database, env: DEMO });
    try {
      await eventually(async () => expect(await mirrored(first)).toBeGreaterThanOrEqual(9), 30_000);
      const line = first.logs.find((entry) => entry.includes('is mirrored to')) ?? '';
      const address = /http:\/\/127\.0\.0\.1:\d+\/feeds\/[\w-]+\.ics/.exec(line)?.[0] ?? '';
      const text = await (await fetch(address)).text();
      expect(text).toContain('SUMMARY:Team meeting');
      expect(text).not.toContain('Dentist');
      expect(await registered(first)).toEqual(['demo-app', 'demo-app']);
      const client = await first.client();
      await client.put('/api/app-registrations/google', { clientId: 'my-own', clientSecret: 'mine' });
    } finally {
      await first.stop();
    }
    const second = await startApp({ database, env: DEMO });
    try {
      const client = await second.client();
      await eventually(async () =>
        expect((await client.get('/api/connectors?kind=ics')).json()).toMatchObject({
          items: [{ settings: { url: expect.stringMatching(`^${second.url}/demo/`) as string } }],
          total: 1,
        }),
      );
      expect((await client.get('/api/pairs')).json()).toMatchObject({ total: 1 });
      expect(await registered(second)).toEqual(['my-own', 'demo-app']);
    } finally {
      await second.stop();
    }
  });

  it('is not there unless it is asked for', async () => {
    const running = await startApp({ env: KEYS });
    try {
      const { path } = new SampleAddress(running.app.get(KeyRing));
      expect((await running.guest().get(path)).status).toBe(404);
      expect(await registered(running)).toEqual([null, null]);
    } finally {
      await running.stop();
    }
  });
});

async function mirrored(running: RunningApp): Promise<number> {
  const { items } = (await (await running.client()).get('/api/pairs')).json<Listing<PairAnswer>>();
  return items[0]?.counts.mirrored ?? 0;
}

/** As which apps it is known to Google and Microsoft. */
async function registered(running: RunningApp): Promise<(string | null)[]> {
  const { items } = (await (await running.client()).get('/api/app-registrations')).json<
    Listing<AppRegistrationAnswer>
  >();
  return items.map(({ registration }) => registration?.clientId ?? null);
}

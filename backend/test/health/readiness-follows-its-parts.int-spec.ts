import { Readiness } from '../../src/health/readiness.js';
import { startApp, type RunningApp } from '../harness/start-app.js';

describe('the probes', () => {
  let running: RunningApp;

  beforeEach(async () => {
    running = await startApp({ mode: 'web' });
  });
  afterEach(() => running.stop());

  const ready = async (): Promise<[number, string]> => {
    const { status, json } = await running.guest().get('/health/ready');
    return [status, status === 200 ? '' : json<{ detail: string }>().detail];
  };
  const readiness = (): Readiness => running.app.get(Readiness, { strict: false });

  it('say that all is well', async () => {
    expect(await ready()).toEqual([200, '']);
    expect((await running.guest().get('/health/live')).status).toBe(200);
  });

  it('name the part that is not, while the process stays alive', async () => {
    readiness().add('claims', () => {
      throw new Error('no claim for 90 s');
    });
    expect(await ready()).toEqual([503, 'claims: no claim for 90 s']);
    expect((await running.guest().get('/health/live')).status).toBe(200);
  });

  it('do not wait for a part that never answers', async () => {
    readiness().add('stuck', () => new Promise(() => undefined));
    const from = performance.now();
    expect((await ready())[0]).toBe(503);
    expect(performance.now() - from).toBeLessThan(5000);
  });

  it('say at once that the process is shutting down', async () => {
    readiness().drain();
    expect(await ready()).toEqual([503, 'process: is shutting down']);
  });

  it('notice a schema that is older or newer than this release', async () => {
    await running.db.query(`INSERT INTO migrations (timestamp, name) VALUES (1, 'Later1')`);
    expect(await ready()).toEqual([503, 'database: the schema is newer than this release']);
    await running.db.query('DELETE FROM migrations');
    expect((await ready())[1]).toMatch(/^database: \d+ migrations are not applied$/);
  });
});

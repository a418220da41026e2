import type { CheckLine, ConnectorAnswer } from '@calmirror/contracts';
import { aFeed, feed, FeedServer } from '@calmirror/testkit';
import { newId } from '../../src/database/new-id.js';
import { makeConnector } from '../harness/calendars-in-use.js';
import type { Client } from '../harness/client.js';
import { type RunningApp, startApp } from '../harness/start-app.js';

describe('the checks of a connector', () => {
  let running: RunningApp;
  let source: FeedServer;
  let client: Client;

  beforeAll(async () => {
    source = await FeedServer.start();
    source.route('/rota.ics', feed.plain(aFeed([])));
    source.route('/page.ics', feed.plain('<html></html>'));
    source.route('/closed.ics', feed.status(401));
    running = await startApp({ mode: 'web' });
    client = await running.client();
  });
  afterAll(async () => {
    await running.stop();
    await source.close();
  });

  const validated = async (path: string, accept: string): Promise<[string | null, string]> => {
    const { id } = await makeConnector(client, { kind: 'ics', name: 'Rota', settings: { url: source.url(path) } });
    const { headers, text } = await client.post(`/api/connectors/${id}/validate`, undefined, { accept });
    return [headers.get('content-type'), text];
  };
  const lines = async (path: string): Promise<string[]> => {
    const [type, text] = await validated(path, 'application/x-ndjson');
    expect(type).toBe('application/x-ndjson');
    const all = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as CheckLine);
    return all.map(({ check, ok }) => (check ? `${check.name} ${check.reason ?? 'ok'}` : `all ${ok}`));
  };

  it('are told one a line, each once, the outcome last', async () => {
    expect(await lines('/rota.ics')).toEqual([
      'address ok',
      'connection ok',
      'credentials ok',
      'calendar ok',
      'all true',
    ]);
  });

  it('end with the one that failed', async () => {
    expect(await lines('/closed.ics')).toEqual([
      'address ok',
      'connection ok',
      'credentials credentials-refused',
      'all false',
    ]);
    const page = await lines('/page.ics');
    expect(page.slice(0, 3)).toEqual(['address ok', 'connection ok', 'credentials ok']);
    expect(page.slice(3)).toEqual([expect.stringMatching(/^calendar (?!ok)/), 'all false']);
  });

  it('are answered together to whoever does not ask for lines, and are kept either way', async () => {
    const [type, text] = await validated('/rota.ics', 'application/json');
    expect(type).toContain('application/json');
    expect(JSON.parse(text)).toMatchObject({ ok: true, checks: [{}, {}, {}, {}] });
    const { items } = (await client.get('/api/connectors')).json<{ items: ConnectorAnswer[] }>();
    expect(items.map(({ status }) => status).sort()).toEqual([
      'active',
      'active',
      'needs-attention',
      'needs-attention',
    ]);
  });

  it('are refused of a connector that there is not', async () => {
    const answer = await client.post(`/api/connectors/${newId()}/validate`, undefined, {
      accept: 'application/x-ndjson',
    });
    expect(answer.status).toBe(404);
  });
});

import { googleFault } from './fault-answers.js';
import { GoogleServer } from './google-server.js';
import { PlainClient, verdictOf } from './plain-client.js';

const EVENTS = '/calendars/primary/events';
const EVENT = { id: 'abcde', start: { date: '2026-03-02' }, end: { date: '2026-03-03' } };

describe('bad days of the Google server', () => {
  let google: GoogleServer;
  let client: PlainClient;

  beforeEach(async () => {
    google = await GoogleServer.start();
    client = new PlainClient(google.url);
  });
  afterEach(() => google.stop());

  const insert = (): ReturnType<PlainClient['send']> => client.send('POST', EVENTS, EVENT);
  const stands = (): boolean => google.primary.events().length === 1;

  it('come before anything is done', async () => {
    google.faults.next('events.insert', googleFault.backendError());
    expect([verdictOf(await insert()), stands()]).toEqual(['503 backendError', false]);
    google.faults.next('events.insert', { kind: 'cut-before' });
    await expect(insert()).rejects.toThrow('fetch failed');
    expect(stands()).toBe(false);
    expect([(await insert()).status, stands()]).toEqual([200, true]);
  });

  it.each([
    ['cut-after', 'fetch failed'],
    ['half-answer', 'terminated'],
  ] as const)('come when all was done: %s', async (kind, message) => {
    google.faults.next('events.insert', { kind });
    await expect(insert()).rejects.toThrow(message);
    expect(stands()).toBe(true);
    expect(google.requests).toMatchObject([{ operation: 'events.insert', status: null }]);
  });

  it('come as pages of a proxy, with whatever status', async () => {
    google.faults
      .next('events.list', googleFault.proxyPage(200))
      .next('events.insert', googleFault.proxyPage(502, 'answer-after'));
    const page = await client.send('GET', EVENTS);
    expect([page.status, page.headers.get('content-type'), page.json]).toEqual([200, 'text/html; charset=UTF-8', null]);
    expect([(await insert()).status, stands()]).toEqual([502, true]);
  });

  it('break off in the middle of the content', async () => {
    google.faults.next('*', { kind: 'half-content' });
    const answer = await client.send('GET', EVENTS);
    expect([answer.status, answer.json]).toEqual([200, null]);
    expect(answer.text.startsWith('{')).toBe(true);
  });

  it.each(['hang-before', 'hang-after'] as const)('never end: %s', async (kind) => {
    google.faults.next('events.insert', { kind });
    const signal = AbortSignal.timeout(200);
    const headers = { authorization: 'Bearer token-1' };
    const asked = fetch(`${google.url}/calendar/v3${EVENTS}`, {
      method: 'POST',
      body: JSON.stringify(EVENT),
      headers,
      signal,
    });
    await expect(asked).rejects.toThrow('aborted due to timeout');
    expect(stands()).toBe(kind === 'hang-after');
  });

  it('last as long as was said, and can be called off', async () => {
    google.faults.next('events.list', googleFault.backendError(500), 2);
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await client.send('GET', EVENTS)).status);
    expect(statuses).toEqual([500, 500, 200]);
    google.faults.next('events.list', googleFault.backendError());
    google.faults.forget();
    expect((await client.send('GET', EVENTS)).status).toBe(200);
  });

  it('let somebody else be faster', async () => {
    google.faults.next('events.insert', { kind: 'meanwhile', act: () => void google.primary.put(EVENT) });
    expect(verdictOf(await insert())).toBe('409 duplicate');
  });

  it('are slow', async () => {
    google.latency.requestMs = 60;
    const before = performance.now();
    await client.send('GET', EVENTS);
    // Timers may fire up to a millisecond early.
    expect(performance.now() - before).toBeGreaterThan(58);
  });
});

import type { CalendarAnswer } from '@calmirror/contracts';
import { publishedCalendar } from '../harness/calendars-in-use.js';
import type { Client } from '../harness/client.js';
import { type RunningApp, startApp } from '../harness/start-app.js';

describe('the address of a published feed', () => {
  let running: RunningApp;
  let client: Client;

  beforeAll(async () => {
    running = await startApp({ mode: 'web', env: { PUBLIC_URL: 'https://calendars.example.org' } });
    client = await running.client();
  });
  afterAll(() => running.stop());

  const visit = async (feedUrl: string | null): Promise<[number, string]> => {
    const answer = await running.guest().get(new URL(feedUrl ?? '').pathname);
    return [answer.status, answer.text.replace(/"requestId":"[^"]+"/, '')];
  };

  it('is at the public origin and holds 256 bits that nobody guesses', async () => {
    const { feedUrl } = await publishedCalendar(client);
    expect(feedUrl).toMatch(/^https:\/\/calendars\.example\.org\/feeds\/[\w-]{43}\.ics$/);
  });

  it('is dead once renewed or revoked, and tells no more than one that never was', async () => {
    const { id, feedUrl } = await publishedCalendar(client);
    expect((await visit(feedUrl))[0]).toBe(200);

    const renewed = (await client.post(`/api/calendars/${id}/address`)).json<CalendarAnswer>();
    expect(renewed.feedUrl).not.toBe(feedUrl);
    expect((await visit(renewed.feedUrl))[0]).toBe(200);
    const gone = await visit(feedUrl);

    expect((await client.delete(`/api/calendars/${id}/address`)).status).toBe(204);
    const never = await visit(`https://calendars.example.org/feeds/${'A'.repeat(43)}.ics`);
    expect(never[0]).toBe(404);
    expect([gone, await visit(renewed.feedUrl)]).toEqual([never, never]);
    expect((await client.get(`/api/calendars/${id}`)).json()).toMatchObject({ feedUrl: null });

    const again = (await client.post(`/api/calendars/${id}/address`)).json<CalendarAnswer>();
    expect((await visit(again.feedUrl))[0]).toBe(200);
    const actions = (await client.get(`/api/audit?subjectId=${id}`)).json<{ items: { action: string }[] }>();
    expect(actions.items.map(({ action }) => action)).toEqual([
      'calendar.address-renewed',
      'calendar.address-revoked',
      'calendar.address-renewed',
      'calendar.created',
    ]);
  });

  it.each(['/feeds/', '/feeds/x', '/feeds/.ics', `/feeds/${'x'.repeat(90)}.ics`, '/feeds/%00.ics', '/feeds/..%2f.ics'])(
    'that cannot be one answers 404: %s',
    async (path) => {
      expect((await running.guest().get(path)).status).toBe(404);
    },
  );
});

import type { AuditRecord, Listing } from '@calmirror/contracts';
import type { Client } from '../harness/client.js';
import { startApp, type RunningApp } from '../harness/start-app.js';

describe('GET /api/audit', () => {
  let running: RunningApp;
  let client: Client;

  beforeAll(async () => {
    running = await startApp({ mode: 'web' });
    client = await running.client();
    await running.client();
  });
  afterAll(() => running.stop());

  const list = async (query: string): Promise<Listing<AuditRecord>> =>
    (await client.get(`/api/audit?${query}`)).json<Listing<AuditRecord>>();

  it('tells who did what, from where', async () => {
    const { items, total } = await list('');
    expect(total).toBe(3);
    expect(items.map(({ action }) => action)).toEqual(['session.created', 'session.created', 'user.created']);
    expect(items[0]).toEqual({
      id: expect.any(String) as string,
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
      actorId: items[2]?.subjectId,
      actorName: 'ada',
      action: 'session.created',
      subjectKind: 'user',
      subjectId: items[2]?.subjectId,
      subjectName: 'ada',
      before: null,
      after: null,
      address: '127.0.0.1',
      requestId: expect.any(String) as string,
    });
  });

  it('filters by action, subject, actor and time, page by page, in either order', async () => {
    const all = (await list('')).items;
    const [newest, middle, oldest] = all as [AuditRecord, AuditRecord, AuditRecord];
    expect((await list('action=user.created')).items).toEqual([oldest]);
    expect((await list(`subjectId=${oldest.id}`)).total).toBe(0);
    expect((await list(`actorId=${newest.actorId}`)).total).toBe(2);
    expect((await list(`from=${encodeURIComponent(newest.at)}`)).items).toEqual(
      all.filter(({ at }) => at >= newest.at),
    );
    expect((await list(`to=${encodeURIComponent(newest.at)}`)).items).toEqual(all.filter(({ at }) => at < newest.at));
    expect(await list('page=2&pageSize=1')).toEqual({ items: [middle], total: 3 });
    expect((await list('sort=at')).items).toEqual(all.toReversed());
  });

  it.each(['action=nonsense', 'pageSize=201', 'page=0', 'sort=hash', 'subjectId=x', 'from=yesterday', 'colour=red'])(
    'refuses ?%s',
    async (query) => {
      const answer = await client.get(`/api/audit?${query}`);
      expect([answer.status, answer.json<{ code: string }>().code]).toEqual([400, 'invalid-input']);
    },
  );
});

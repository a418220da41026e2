import type { MirrorOperation } from '@calmirror/connectors';
import { aMirror, type GraphFault, MicrosoftScene } from '@calmirror/testkit';

const refusal = (status: number, code: string, headers: Readonly<Record<string, string>> = {}): GraphFault => ({
  kind: 'answer',
  status,
  headers,
  body: JSON.stringify({ error: { code, message: 'As a test wants it.' } }),
});
const mirror = aMirror('mirr0r1', { summary: 'Early' });

describe('bad answers of Graph', () => {
  let scene: MicrosoftScene;
  beforeEach(async () => {
    scene = await MicrosoftScene.start();
  });
  afterEach(() => scene.stop());

  const create = (): ReturnType<typeof scene.adapter.createMirror> =>
    scene.adapter.createMirror(scene.calendarId, mirror);
  const creates = (count: number): MirrorOperation[] =>
    Array.from({ length: count }, (_, index) => ({ kind: 'create', mirror: aMirror(`mirr0r${index}`) }));
  const subjects = (): unknown[] => scene.user.events().map(({ subject }) => subject);

  it.each<GraphFault>([{ kind: 'cut-after' }, { kind: 'half-answer' }, { kind: 'answer-after', status: 504 }])(
    'to a create that was carried out (%j) make no twin: the next try finds it',
    async (fault) => {
      scene.server.faults.next('events.create', fault);
      await expect(create()).rejects.toMatchObject({ kind: 'temporary' });
      expect(subjects()).toEqual(['Early']);
      const receipt = await create();
      expect(subjects()).toEqual(['Early']);
      await scene.adapter.updateMirror(scene.calendarId, aMirror('mirr0r1', { summary: 'Late' }), receipt);
      expect(subjects()).toEqual(['Late']);
    },
  );

  it('that a transaction was seen before lead to the mirror, or, where it is gone, to the next transaction', async () => {
    await create();
    scene.server.faults.next('events.create', refusal(409, 'ErrorDuplicateTransaction'));
    const found = async (): Promise<unknown> =>
      scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1', { summary: 'Late' }));
    expect(await scene.requestsOf(found)).toEqual(['POST events', 'GET events', 'PATCH event']);
    expect(subjects()).toEqual(['Late']);
    scene.user.delete(scene.user.events()[0]?.id ?? '');
    scene.server.faults.next('events.create', refusal(409, 'ErrorDuplicateTransaction'));
    await create();
    expect(scene.user.events().map(({ transactionId }) => transactionId)).toEqual(['calmirror-mirr0r1-1']);
  });

  it.each([429, 503])('%i within a batch concern their one event, and say how long to wait', async (status) => {
    scene.server.faults.next(
      ({ inBatch, operation }) => inBatch && operation === 'events.create',
      refusal(status, 'X', { 'retry-after': '9' }),
    );
    const outcomes = (await scene.adapter.applyBatch?.(scene.calendarId, creates(5))) ?? [];
    expect(outcomes.map(({ ok }) => ok).filter(Boolean)).toHaveLength(4);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ error: { retryAfterMs: 9_000 } });
    expect(subjects()).toHaveLength(4);
  });

  it('to a batch as a whole are its failure, and what it had done is found again', async () => {
    for (const fault of [
      { kind: 'cut-after' } as const,
      { kind: 'half-content' } as const,
      refusal(503, 'ServiceUnavailable'),
      { kind: 'answer', status: 200, body: '{"responses":[]}' } as const,
      { kind: 'answer', status: 200, body: '<html>Sign in</html>' } as const,
    ]) {
      scene.server.faults.next('batch', fault);
      await expect(scene.adapter.applyBatch?.(scene.calendarId, creates(3))).rejects.toMatchObject({
        kind: 'temporary',
      });
    }
    await scene.adapter.applyBatch?.(scene.calendarId, creates(3));
    expect(subjects()).toHaveLength(3);
  });

  it('that redirect are followed nowhere', async () => {
    scene.server.faults.next('view.delta', {
      kind: 'answer',
      status: 302,
      headers: { location: 'https://127.0.0.1:9/' },
    });
    expect(await scene.requestsOf(() => scene.read().catch(() => undefined))).toEqual(['GET delta']);
  });

  it('whose next page is elsewhere are believed nothing: the token stays here', async () => {
    const body = JSON.stringify({ value: [], '@odata.nextLink': 'https://evil.test/v1.0/me/x' });
    scene.server.faults.next('view.delta', { kind: 'answer', status: 200, body });
    const reading = async (): Promise<unknown> =>
      expect(scene.read()).rejects.toMatchObject({ kind: 'blocked', reason: 'redirect-not-allowed' });
    expect(await scene.requestsOf(reading)).toEqual(['GET delta']);
  });

  it('to the look at what was removed delete nothing', async () => {
    const [id = ''] = scene.hold('A', 'B');
    await scene.read();
    scene.user.delete(id);
    for (const fault of [refusal(503, 'X'), refusal(403, 'ErrorAccessDenied'), { kind: 'half-answer' } as const]) {
      scene.server.faults.next('event.get', fault);
      await expect(scene.read()).rejects.toMatchObject({ name: 'ProviderError' });
      expect(scene.titles()).toEqual(['A', 'B']);
    }
    await scene.read();
    expect(scene.titles()).toEqual(['B']);
  });

  it('within a listing of mirrors are its failure', async () => {
    await create();
    for (const fault of [
      refusal(503, 'X'),
      { kind: 'half-content' } as const,
      { kind: 'answer', status: 200, body: '{}' } as const,
    ]) {
      scene.server.faults.next('events.list', fault);
      await expect(scene.list()).rejects.toMatchObject({ kind: 'temporary' });
    }
    expect(await scene.list()).toHaveLength(1);
  });

  it('that break off the writing of a series leave what the next try mends', async () => {
    const { aSeries, anOverride } = await import('@calmirror/testkit');
    const series = aSeries(
      { rules: ['FREQ=DAILY;COUNT=9'] },
      {
        id: 'mirr0r1',
        uid: 'mirr0r1',
        overrides: ['03', '05'].map((day) => anOverride(`2026-03-${day}T10:00:00`, { summary: day })),
      },
    );
    for (const operation of ['event.instances', 'event.patch', 'batch']) {
      scene.server.faults.next(operation, refusal(503, 'X'));
      await expect(scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1', series))).rejects.toMatchObject({
        kind: 'temporary',
      });
    }
    const receipt = await scene.adapter.createMirror(scene.calendarId, aMirror('mirr0r1', series));
    const [standing] = await scene.list();
    expect(standing?.receipt).toEqual(receipt);
    expect(standing?.content?.event?.overrides.map(({ summary }) => summary)).toEqual(['03', '05']);
  });
});

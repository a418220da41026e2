import { aMirror } from '../builders/a-mirror.js';
import { anEvent } from '../builders/an-event.js';
import { FakeAdapter } from './fake-adapter.js';
import { FakeProvider } from './fake-provider.js';

const WHENEVER = {
  window: { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' },
  signal: new AbortController().signal,
};

describe('fake provider', () => {
  let provider: FakeProvider;
  let adapter: FakeAdapter;
  beforeEach(() => {
    provider = new FakeProvider();
    provider.calendar('work');
    adapter = new FakeAdapter(provider);
  });
  const held = (): string[] =>
    provider
      .calendar('work')
      .all()
      .map(({ event }) => event.id);

  it('loses a write that times out, and keeps one whose answer alone is lost', async () => {
    provider.failNext({ kind: 'timeout' }, { kind: 'timeout-after-effect' });
    await expect(adapter.createMirror('work', aMirror('lost0'))).rejects.toMatchObject({ reason: 'timeout' });
    await expect(adapter.createMirror('work', aMirror('kept0'))).rejects.toMatchObject({ reason: 'timeout' });
    expect(held()).toEqual(['kept0']);
    await adapter.createMirror('work', aMirror('kept0'));
    expect(held()).toEqual(['kept0']);
  });

  it('follows its script request by request, and counts all of them', async () => {
    provider.failNext({ kind: 'rate-limited', retryAfterMs: 7000 }, null, { kind: 'server-error' });
    await expect(adapter.listCalendars()).rejects.toMatchObject({ kind: 'rate-limited', retryAfterMs: 7000 });
    await adapter.listCalendars();
    await expect(adapter.listCalendars()).rejects.toMatchObject({ reason: 'server-error' });
    await adapter.listCalendars();
    expect(provider.requests).toBe(4);
  });

  it('carries out a whole batch whose answer is lost', async () => {
    provider.failNext({ kind: 'timeout-after-effect' });
    const batch = adapter.applyBatch?.('work', [{ kind: 'create', mirror: aMirror('kept0') }]);
    await expect(batch).rejects.toMatchObject({ kind: 'temporary' });
    expect(held()).toEqual(['kept0']);
  });

  it('spoils one operation of a batch, or all that come after a cut', async () => {
    const creates = ['a0000', 'b0000', 'c0000'].map((id) => ({ kind: 'create' as const, mirror: aMirror(id) }));
    provider.failNext({ kind: 'within-batch', at: 1, fault: { kind: 'conflict' } });
    expect(await adapter.applyBatch?.('work', creates)).toMatchObject([{ ok: true }, { ok: false }, { ok: true }]);
    expect(held()).toEqual(['a0000', 'c0000']);
    provider.calendar('work').hold([]);
    provider.failNext({ kind: 'cut-within-batch', after: 2 });
    await expect(adapter.applyBatch?.('work', creates)).rejects.toMatchObject({ reason: 'connection-failed' });
    expect(held()).toEqual(['a0000', 'b0000']);
  });

  it('reads in pages, each a request that may fail, and shows its witness all of them', async () => {
    const seen: unknown[] = [];
    provider.watchedBy({ arrived: (request) => void seen.push(request) });
    provider.calendar('work').hold(['a', 'b', 'c'].map((uid) => anEvent({ uid })));
    const paged = new FakeAdapter(provider, { pageSize: 2 });
    const request = { calendarId: 'work', cursor: null, known: () => Promise.resolve(new Map()), ...WHENEVER };
    expect((await paged.fetchWindow(request)).present).toEqual(['a', 'b', 'c']);
    provider.failNext(null, { kind: 'truncated' });
    await expect(paged.fetchWindow(request)).rejects.toMatchObject({ reason: 'truncated' });
    expect(seen).toMatchObject([{ page: 0 }, { page: 1 }, { page: 0 }, { page: 1 }]);
    provider.failNext(null, { kind: 'server-error' });
    expect(provider.recover()).toBe(1);
  });

  it('tells by its checks what is wrong', async () => {
    provider.failNext({ kind: 'credentials-refused' });
    expect(await adapter.validate()).toMatchObject([{ ok: false, reason: 'credentials-refused' }]);
  });

  it('gives the same answers to the same calls', async () => {
    const run = async (): Promise<unknown> => {
      const fresh = new FakeProvider();
      fresh.calendar('work');
      const writer = new FakeAdapter(fresh);
      return [await writer.createMirror('work', aMirror('a0000')), fresh.calendar('work').all()];
    };
    expect(await run()).toEqual(await run());
  });
});

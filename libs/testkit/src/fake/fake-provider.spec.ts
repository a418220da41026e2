import { aMirror } from '../builders/a-mirror.js';
import { FakeAdapter } from './fake-adapter.js';
import { FakeProvider } from './fake-provider.js';

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
    const batch = adapter.applyBatch('work', [{ kind: 'create', mirror: aMirror('kept0') }]);
    await expect(batch).rejects.toMatchObject({ kind: 'temporary' });
    expect(held()).toEqual(['kept0']);
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

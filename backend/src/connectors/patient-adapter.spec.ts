import { ProviderError } from '@calmirror/core';
import { aMirror, FakeAdapter, FakeProvider } from '@calmirror/testkit';
import { type AccountGate, patientAdapter } from './patient-adapter.js';

class Gate implements AccountGate {
  shut = false;
  readonly told: ProviderError[] = [];

  pass(): Promise<void> {
    const error = new ProviderError('rate-limited', 'too-many-requests', 'shut', 1_000);
    return this.shut ? Promise.reject(error) : Promise.resolve();
  }

  remember(error: ProviderError): Promise<void> {
    this.told.push(error);
    return Promise.resolve();
  }
}

describe('an adapter behind a gate', () => {
  let provider: FakeProvider;
  let gate: Gate;
  const adapter = (batchSize = 5): ReturnType<typeof patientAdapter> =>
    patientAdapter(new FakeAdapter(provider, { batchSize }), gate);
  const operation = { kind: 'create' as const, mirror: aMirror('mirr0r1') };

  beforeEach(() => {
    provider = new FakeProvider();
    provider.calendar('work');
    gate = new Gate();
  });

  it('can what it could before', async () => {
    expect(adapter().capabilities).toEqual(new FakeAdapter(provider, { batchSize: 5 }).capabilities);
    expect(adapter(1).applyBatch).toBeUndefined();
    await adapter().applyBatch?.('work', [operation]);
    await adapter().createCalendar?.('Another');
    expect(await adapter().listCalendars()).toHaveLength(2);
    expect(provider.calendar('work').all()).toHaveLength(1);
  });

  it('asks nothing while the gate is shut', async () => {
    gate.shut = true;
    const refusal = { kind: 'rate-limited', retryAfterMs: 1_000 };
    await expect(adapter().listCalendars()).rejects.toMatchObject(refusal);
    await expect(adapter().createMirror('work', operation.mirror)).rejects.toMatchObject(refusal);
    await expect(adapter().applyBatch?.('work', [operation])).rejects.toMatchObject(refusal);
    expect(provider.requests).toBe(0);
  });

  it('tells the gate what the provider asks for, also of one operation of a batch', async () => {
    const limited = { kind: 'rate-limited' as const, retryAfterMs: 7_000 };
    provider.failNext(limited, { kind: 'within-batch', at: 0, fault: limited });
    await expect(adapter().listCalendars()).rejects.toMatchObject(limited);
    await adapter().applyBatch?.('work', [operation]);
    expect(gate.told).toMatchObject([limited, limited]);
  });
});

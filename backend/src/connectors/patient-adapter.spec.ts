import { ProviderError } from '@calmirror/core';
import { aMirror, FakeAdapter, FakeProvider } from '@calmirror/testkit';
import { type AccountGate, patientAdapter } from './patient-adapter.js';

class Gate implements AccountGate {
  shut = false;
  readonly told: ProviderError[] = [];
  /** The calendars whose accounts were asked for; null for the connector's own. */
  readonly asked: (string | null)[] = [];

  pass(calendarId: string | null): Promise<void> {
    this.asked.push(calendarId);
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

  it('is passed by the calendar that is asked for', async () => {
    const signal = new AbortController().signal;
    const window = { from: '2026-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' };
    const patient = adapter();
    await patient.listCalendars();
    await patient.fetchWindow({
      calendarId: 'work',
      window,
      cursor: null,
      known: () => Promise.resolve(new Map()),
      signal,
    });
    const receipt = await patient.createMirror('work', operation.mirror);
    await patient.updateMirror('work', operation.mirror, receipt);
    await patient.listMirrors?.({ calendarId: 'work', known: new Map(), signal });
    await patient.deleteMirror('work', 'mirr0r1', receipt);
    await patient.applyBatch?.('work', []);
    expect(gate.asked).toEqual([null, ...Array<string>(6).fill('work')]);
  });

  it('opens, renews and closes push channels, each for its calendar', async () => {
    const signal = new AbortController().signal;
    const address = 'https://calmirror.test/push';
    const request = { calendarId: 'work', channelId: 'c', address, token: 't', seconds: 3_600, signal };
    const patient = adapter();
    const channel = await patient.openChannel?.(request);
    const renewed = channel && (await patient.renewChannel?.(channel, request));
    if (renewed) await patient.closeChannel?.('work', renewed);
    expect(gate.asked).toEqual(['work', 'work', 'work']);
  });

  it('says what its target can hold, without a question to anybody', () => {
    const event = aMirror('mirr0r1').event;
    const picky = Object.assign(new FakeAdapter(provider), { takesSeries: () => false, keeps: () => event });
    gate.shut = true;
    expect(patientAdapter(picky, gate).takesSeries?.(event)).toBe(false);
    expect(patientAdapter(picky, gate).keeps?.(event)).toBe(event);
    expect(patientAdapter(new FakeAdapter(provider), gate).keeps).toBeUndefined();
    expect(gate.asked).toEqual([]);
  });
});

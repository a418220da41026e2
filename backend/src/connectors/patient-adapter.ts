import type { ConnectorAdapter } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';

/** The gate before an account: shut while its provider wants to be left alone. */
export interface AccountGate {
  /** @throws {ProviderError} `rate-limited` while it is shut */
  pass(): Promise<void>;
  /** The provider failed so; it may have asked to wait. */
  remember(error: ProviderError): Promise<void>;
}

/** An adapter that asks nothing of its provider while the gate is shut, and tells the gate what the provider asks for. */
export function patientAdapter(adapter: ConnectorAdapter, gate: AccountGate): ConnectorAdapter {
  const ask = async <T>(request: () => Promise<T>): Promise<T> => {
    await gate.pass();
    try {
      return await request();
    } catch (error) {
      if (error instanceof ProviderError) await gate.remember(error);
      throw error;
    }
  };
  const createCalendar = adapter.createCalendar?.bind(adapter);
  const listMirrors = adapter.listMirrors?.bind(adapter);
  const applyBatch = adapter.applyBatch?.bind(adapter);
  const openChannel = adapter.openChannel?.bind(adapter);
  const renewChannel = adapter.renewChannel?.bind(adapter);
  const closeChannel = adapter.closeChannel?.bind(adapter);
  const takesSeries = adapter.takesSeries?.bind(adapter);
  const keeps = adapter.keeps?.bind(adapter);
  return {
    capabilities: adapter.capabilities,
    validate: (ended) => ask(() => adapter.validate(ended)),
    listCalendars: () => ask(() => adapter.listCalendars()),
    fetchWindow: (request) => ask(() => adapter.fetchWindow(request)),
    createMirror: (...wanted) => ask(() => adapter.createMirror(...wanted)),
    updateMirror: (...wanted) => ask(() => adapter.updateMirror(...wanted)),
    deleteMirror: (...unwanted) => ask(() => adapter.deleteMirror(...unwanted)),
    ...(createCalendar && { createCalendar: (name) => ask(() => createCalendar(name)) }),
    ...(openChannel && { openChannel: (request) => ask(() => openChannel(request)) }),
    ...(renewChannel && { renewChannel: (...wanted) => ask(() => renewChannel(...wanted)) }),
    ...(closeChannel && { closeChannel: (...unwanted) => ask(() => closeChannel(...unwanted)) }),
    ...(takesSeries && { takesSeries }),
    ...(keeps && { keeps }),
    ...(listMirrors && { listMirrors: (request) => ask(() => listMirrors(request)) }),
    ...(applyBatch && {
      applyBatch: async (...batch) => {
        const outcomes = await ask(() => applyBatch(...batch));
        for (const outcome of outcomes) if (!outcome.ok) await gate.remember(outcome.error);
        return outcomes;
      },
    }),
  };
}

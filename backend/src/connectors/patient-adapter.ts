import type { ConnectorAdapter } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';

/** The gate before the accounts of a connector: shut while the provider wants the one that is asked for to be left alone. */
export interface AccountGate {
  /**
   * @param calendarId the provider's id of the calendar whose account is to be asked; null for the connector's own
   * @throws {ProviderError} `rate-limited` while it is shut
   */
  pass(calendarId: string | null): Promise<void>;
  /** The provider failed so; it may have asked to wait. */
  remember(error: ProviderError, calendarId: string | null): Promise<void>;
}

/** An adapter that asks nothing of its provider while the gate is shut, and tells the gate what the provider asks for. */
export function patientAdapter(adapter: ConnectorAdapter, gate: AccountGate): ConnectorAdapter {
  const ask = async <T>(calendarId: string | null, request: () => Promise<T>): Promise<T> => {
    await gate.pass(calendarId);
    try {
      return await request();
    } catch (error) {
      if (error instanceof ProviderError) await gate.remember(error, calendarId);
      throw error;
    }
  };
  const createCalendar = adapter.createCalendar?.bind(adapter);
  const listMirrors = adapter.listMirrors?.bind(adapter);
  const applyBatch = adapter.applyBatch?.bind(adapter);
  const openChannel = adapter.openChannel?.bind(adapter);
  const renewChannel = adapter.renewChannel?.bind(adapter);
  const closeChannel = adapter.closeChannel?.bind(adapter);
  const listen = adapter.listen?.bind(adapter);
  const takesSeries = adapter.takesSeries?.bind(adapter);
  const keeps = adapter.keeps?.bind(adapter);
  return {
    capabilities: adapter.capabilities,
    validate: (ended) => ask(null, () => adapter.validate(ended)),
    listCalendars: (mailbox) => ask(null, () => adapter.listCalendars(mailbox)),
    fetchWindow: (request) => ask(request.calendarId, () => adapter.fetchWindow(request)),
    createMirror: (...wanted) => ask(wanted[0], () => adapter.createMirror(...wanted)),
    updateMirror: (...wanted) => ask(wanted[0], () => adapter.updateMirror(...wanted)),
    deleteMirror: (...unwanted) => ask(unwanted[0], () => adapter.deleteMirror(...unwanted)),
    ...(createCalendar && { createCalendar: (name) => ask(null, () => createCalendar(name)) }),
    ...(listMirrors && { listMirrors: (request) => ask(request.calendarId, () => listMirrors(request)) }),
    ...(openChannel && { openChannel: (request) => ask(request.calendarId, () => openChannel(request)) }),
    ...(renewChannel && { renewChannel: (old, request) => ask(request.calendarId, () => renewChannel(old, request)) }),
    ...(closeChannel && { closeChannel: (id, channel) => ask(id, () => closeChannel(id, channel)) }),
    ...(listen && { listen: (request) => ask(request.calendarId, () => listen(request)) }),
    ...(takesSeries && { takesSeries }),
    ...(keeps && { keeps }),
    ...(applyBatch && {
      applyBatch: async (...batch) => {
        const outcomes = await ask(batch[0], () => applyBatch(...batch));
        for (const outcome of outcomes) if (!outcome.ok) await gate.remember(outcome.error, batch[0]);
        return outcomes;
      },
    }),
  };
}

import type { Check } from '@calmirror/connectors';
import type { AdapterHarness } from './adapter-harness.js';

export function describeCapabilities(given: () => AdapterHarness): void {
  describe('capabilities', () => {
    it('say what the adapter has', () => {
      const { adapter, source, target, channels, listening } = given();
      expect(adapter.capabilities.readable).toBe(source !== null);
      expect(adapter.capabilities.writable).toBe(target !== null);
      expect(adapter.capabilities.batchSize).toBeGreaterThanOrEqual(1);
      expect(adapter.applyBatch !== undefined).toBe(adapter.capabilities.batchSize > 1);
      expect(adapter.createCalendar !== undefined).toBe(adapter.capabilities.createsCalendars);
      expect(adapter.listMirrors !== undefined).toBe(adapter.capabilities.listsMirrors);
      const { openChannel, renewChannel, closeChannel } = adapter;
      for (const part of [openChannel, renewChannel, closeChannel, channels])
        expect(part !== undefined).toBe(adapter.capabilities.push);
      for (const part of [adapter.listen, listening]) expect(part !== undefined).toBe(adapter.capabilities.listens);
    });

    it('fit the calendars that it lists', async () => {
      const { adapter, calendarId } = given();
      const calendars = await adapter.listCalendars();
      expect(calendars.map(({ externalId }) => externalId)).toContain(calendarId);
      for (const { readable, writable } of calendars) {
        expect(adapter.capabilities.readable || !readable).toBe(true);
        expect(adapter.capabilities.writable || !writable).toBe(true);
      }
    });

    it('are met by a validation in which all is well', async () => {
      const checks = await given().adapter.validate();
      expect(checks.length).toBeGreaterThan(0);
      expect(checks.filter(({ ok, reason }) => !ok || reason !== null)).toEqual([]);
    });

    it('are told of a validation in the order of its answer, if at all', async () => {
      const told: Check[] = [];
      const checks = await given().adapter.validate((check) => told.push(check));
      expect(told.map(({ name, ok }) => [name, ok])).toEqual(
        checks.slice(0, told.length).map(({ name, ok }) => [name, ok]),
      );
    });

    it('let a new calendar be found and written, where one can be made', async () => {
      const { adapter } = given();
      if (adapter.createCalendar === undefined) return;
      const made = await adapter.createCalendar('Made by the contract');
      expect(made.name).toBe('Made by the contract');
      expect(await adapter.listCalendars()).toContainEqual(made);
    });
  });
}

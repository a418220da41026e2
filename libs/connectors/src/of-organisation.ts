import { ProviderError } from '@calmirror/core';
import type { AdapterCapabilities } from './adapter.js';

/** Of a connector for all people of an organisation: whose calendar a new one is to be, nobody says. */
export const ofOrganisation = (capabilities: AdapterCapabilities): AdapterCapabilities => ({
  ...capabilities,
  createsCalendars: false,
});

/** What an adapter says that is asked for a new calendar all the same. */
export const nobodysCalendar = (): ProviderError =>
  new ProviderError('rejected', 'refused', 'Whose calendar it is to be nobody says: make it at the provider.');

import type { ForecastItem } from '@calmirror/contracts';
import { endingsOf } from './forecast';

const ending = (kind: ForecastItem['kind'], provider: 'google' | 'microsoft', connectorId: string | null) =>
  ({ kind, provider, connectorId }) as ForecastItem;
const items = [
  ending('client-secret', 'microsoft', null),
  ending('consent', 'microsoft', 'm'),
  ending('consent', 'google', 'g'),
  ending('client-secret', 'google', null),
];
const ofConnector = (id: string, kind: 'google' | 'microsoft', settings: Record<string, unknown>) =>
  endingsOf(items, { id, kind, settings }).map((item) => `${item.kind} ${item.connectorId ?? 'of all'}`);

describe('endingsOf', () => {
  it('are its own and those of the installation at its provider', () => {
    expect(ofConnector('m', 'microsoft', { access: 'organisation' })).toEqual(['client-secret of all', 'consent m']);
  });

  it('are its own alone where it has an app registration of its own', () => {
    expect(ofConnector('m', 'microsoft', { clientId: 'own' })).toEqual(['consent m']);
  });

  it('are not those of the app registration where a service account acts', () => {
    expect(ofConnector('g', 'google', { access: 'organisation' })).toEqual(['consent g']);
  });
});

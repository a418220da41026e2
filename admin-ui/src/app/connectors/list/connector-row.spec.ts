import type { ConnectorAnswer } from '@calmirror/contracts';
import { connectorRows } from './connector-row';

const feed = {
  id: 'c1',
  name: 'Rota',
  kind: 'ics',
  settings: { url: 'https://www.example.org/rota.ics' },
  status: 'active',
  statusReason: null,
  lastValidatedAt: '2026-11-22T12:00:00.000Z',
} as unknown as ConnectorAnswer;
const published = { ...feed, id: 'c2', kind: 'published', settings: {}, lastValidatedAt: null } as ConnectorAnswer;

it('tells host, calendars in use and when it was tried', () => {
  const calendars = [{ connectorId: 'c1' }, { connectorId: 'c1' }, { connectorId: 'other' }];
  expect(connectorRows([feed, published], calendars)).toMatchObject([
    { host: 'example.org', calendars: 2, checkedAt: Date.UTC(2026, 10, 22, 12) },
    { host: null, calendars: 0, checkedAt: null },
  ]);
});

it('lists what asks for a person first and what is switched off last', () => {
  const standing = (['disabled', 'active', 'needs-attention', 'draft'] as const).map((status) => ({ ...feed, status }));
  expect(connectorRows(standing, null).map(({ status }) => status)).toEqual([
    'needs-attention',
    'draft',
    'active',
    'disabled',
  ]);
});

it('claims no number of calendars before they are known', () => {
  expect(connectorRows([feed], null)[0]?.calendars).toBeNull();
});

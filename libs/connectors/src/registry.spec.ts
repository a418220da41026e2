import { connectorParts, MemoryPublishedStore } from '@calmirror/testkit';
import { ADAPTER_KINDS, capabilitiesOf, createAdapter } from './registry.js';

describe('registry of adapters', () => {
  const asked: string[] = [];
  const parts = connectorParts({
    publishedStore: (connectorId) => {
      asked.push(connectorId);
      return new MemoryPublishedStore();
    },
  });

  it.each(ADAPTER_KINDS)('makes an adapter of kind %s that can do what is said of it', (kind) => {
    const secret = kind === 'published' ? null : { username: 'me', password: 'pass' };
    const account = {
      id: 'connector-1',
      kind,
      settings: { url: 'https://feeds.test/a.ics', host: 'mail.test' },
      secret,
    };
    expect(createAdapter(account, parts).capabilities).toEqual(capabilitiesOf(kind));
  });

  it.each([
    ['google', { access: 'organisation', admin: 'admin@corp.test' }],
    ['microsoft', { access: 'organisation', tenant: '11111111-2222-3333-4444-555555555555' }],
  ])('makes one of kind %s for an organisation, which makes no calendars', (kind, settings) => {
    const { capabilities } = createAdapter({ id: 'connector-1', kind, settings, secret: null }, parts);
    expect(capabilities).toEqual(capabilitiesOf(kind, settings));
    expect(capabilities).toEqual({ ...capabilitiesOf(kind), createsCalendars: false });
  });

  it('gives each published connector its own store', () => {
    asked.length = 0;
    createAdapter({ id: 'connector-7', kind: 'published', settings: {}, secret: null }, parts);
    expect(asked).toEqual(['connector-7']);
  });

  it.each(['', 'constructor', '__proto__'])('refuses the kind %p, which can do nothing', (kind) => {
    expect(() => createAdapter({ id: 'c', kind, settings: {}, secret: null }, parts)).toThrow(
      expect.objectContaining({ name: 'ProviderError', kind: 'rejected' }) as Error,
    );
    expect(Object.values(capabilitiesOf(kind)).filter((can) => can === true)).toEqual([]);
  });
});

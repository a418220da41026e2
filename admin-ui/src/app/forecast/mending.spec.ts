import type { ForecastItem } from '@calmirror/contracts';
import { isPressing, mendedAt, mendingStep, toneOf } from './mending';

const consent: ForecastItem = {
  at: '2026-12-02T13:30:00.000Z',
  kind: 'consent',
  provider: 'google',
  connectorId: 'c1',
  connectorName: 'Ada',
  renews: false,
  urgency: 'week',
};

it.each([
  [{}, 'connect', ['/connectors', 'c1']],
  [{ provider: 'microsoft', renews: true }, null, ['/connectors', 'c1']],
  [{ provider: 'microsoft', renews: true, urgency: 'over' }, 'connect', ['/connectors', 'c1']],
  [{ kind: 'client-secret' }, 'secret', ['/connectors', 'c1']],
  [{ kind: 'client-secret', connectorId: null, connectorName: null }, 'registration', ['/settings']],
  [{ kind: 'push-channel', renews: true }, null, ['/connectors', 'c1']],
] as const)('what is %j is mended by %s at %j', (given, step, path) => {
  expect([mendingStep({ ...consent, ...given }), mendedAt({ ...consent, ...given })]).toEqual([step, path]);
});

it.each([
  ['over', true, true, 'needs-attention'],
  ['over', false, true, 'needs-attention'],
  ['day', true, false, 'ok'],
  ['day', false, true, 'failing'],
  ['week', false, true, 'failing'],
  ['later', false, false, 'paused'],
] as const)('%s with renewal %s is pressing: %s, and looks %s', (urgency, renews, pressing, tone) => {
  expect([isPressing({ urgency, renews }), toneOf({ urgency, renews })]).toEqual([pressing, tone]);
});

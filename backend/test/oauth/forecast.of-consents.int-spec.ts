import type { ForecastItem, Listing, MetricsSummary } from '@calmirror/contracts';
import { APP, OAuthHouse } from './harness/oauth-house.js';

const DAY = 86_400_000;
const daysTo = ({ at }: ForecastItem): number => Math.round((Date.parse(at) - Date.now()) / DAY);

describe('the forecast', () => {
  let house: OAuthHouse;

  beforeAll(async () => {
    house = await OAuthHouse.start();
  });
  afterAll(() => house.stop());

  const forecast = async (): Promise<ForecastItem[]> =>
    (await house.client.get('/api/forecast')).json<Listing<ForecastItem>>().items;
  const warned = async (): Promise<MetricsSummary['expiring']> =>
    (await house.client.get('/api/metrics/summary')).json<MetricsSummary>().expiring;

  it('knows no end of a consent that has none', async () => {
    await house.connected();
    expect(await forecast()).toEqual([]);
  });

  it('gives the consent to an app in testing a week, and warns of it', async () => {
    await house.register(APP.secret, { testing: true });
    const { id } = await house.connected();
    const [item, ...others] = await forecast();
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      kind: 'consent',
      provider: 'google',
      connectorId: id,
      renews: false,
      urgency: 'week',
    });
    expect(item && daysTo(item)).toBe(7);
    expect(await warned()).toMatchObject([{ connectorId: id, urgency: 'week' }]);
  });

  it('forgets it when the account is connected again by an app in production', async () => {
    const [{ connectorId }] = (await forecast()) as [ForecastItem];
    await house.register();
    await house.connect(connectorId ?? '');
    expect(await forecast()).toEqual([]);
  });

  it('tells of client secrets, the soonest end first', async () => {
    const secretExpiresAt = new Date(Date.now() + 40 * DAY).toISOString();
    await house.register(APP.secret, { secretExpiresAt: new Date(Date.now() + DAY / 2).toISOString() });
    const { id } = await house.made({
      kind: 'microsoft',
      name: 'Corp',
      settings: { access: 'organisation', tenant: 'corp.test', clientId: 'x', secretExpiresAt },
      secret: { clientSecret: 'y' },
    });
    expect(await forecast()).toMatchObject([
      { kind: 'client-secret', provider: 'google', connectorId: null, urgency: 'day' },
      { kind: 'client-secret', provider: 'microsoft', connectorId: id, connectorName: 'Corp', urgency: 'later' },
    ]);
    expect(await warned()).toHaveLength(1);
  });
});

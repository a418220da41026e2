import { capabilitiesOf } from '@calmirror/connectors';
import { CONNECTOR_KINDS } from '@calmirror/contracts';
import { Configuration } from '../../config/configuration.js';
import { windowsWithin } from './budget-windows.js';
import { budgetsOf, bulkPerSecond, type ReservedBudget } from './provider-budgets.js';

/** What providers publish, for each account or mailbox and for each project. */
const GOOGLE_ACCOUNT = { requests: 600, seconds: 60 };
const GOOGLE_PROJECT = { requests: 10_000, seconds: 60 };
const MICROSOFT_MAILBOX = { requests: 10_000, seconds: 600 };

const budgets = (kind: (typeof CONNECTOR_KINDS)[number], set: Partial<Configuration> = {}) =>
  budgetsOf(kind, Object.assign(new Configuration(), set));

const bulkWindow = ({ requests, seconds, reserve, parts }: ReservedBudget) =>
  windowsWithin({ requests: requests - reserve, seconds }, parts.bulk);

describe('the budgets of providers', () => {
  it.each([
    ['of a Google account', budgets('google').account, GOOGLE_ACCOUNT],
    ['of a Google project', budgets('google').registration, GOOGLE_PROJECT],
    ['of a Microsoft mailbox', budgets('microsoft').account, MICROSOFT_MAILBOX],
  ])('%s lie below what is published, with a fifth for live changes', (_, budget, published) => {
    expect(budget?.seconds).toBe(published.seconds);
    expect(budget?.requests).toBeLessThan(published.requests);
    expect(budget?.reserve).toBe((budget?.requests ?? 0) / 5);
  });

  it('let Microsoft four requests be under way for a mailbox', () => expect(budgets('microsoft').atOnce).toBe(4));

  it('are none for calendars of our own', () =>
    expect(budgets('published')).toEqual({ account: null, registration: null, atOnce: null }));

  it.each(['google', 'microsoft'] as const)(
    'of %s have room for a whole batch, also where they are set least',
    (kind) => {
      const least = {
        googleRequestsPerMinute: 250,
        googleProjectRequestsPerMinute: 750,
        microsoftRequestsPerTenMinutes: 250,
      };
      const { account, registration } = budgets(kind, least);
      for (const budget of [account, registration])
        if (budget !== null) expect(bulkWindow(budget).points).toBeGreaterThanOrEqual(capabilitiesOf(kind).batchSize);
    },
  );

  it('let a first fill of 10,000 events end in reasonable time', () => {
    const minutes = (kind: 'google' | 'microsoft', batch: number): number => {
      const { account } = budgets(kind);
      return account === null ? 0 : 10_000 / bulkPerSecond(account, batch) / 60;
    };
    expect(minutes('google', 50)).toBeCloseTo(34.2, 1);
    expect(minutes('microsoft', 20)).toBeCloseTo(15.7, 1);
  });
});

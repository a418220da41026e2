import { CONNECTOR_STATUS_REASONS } from '@calmirror/contracts';
import { PROVIDER_ERROR_REASONS } from '@calmirror/core';
import { standingAfter } from './connector-standing.js';

const passed = { name: 'address', ok: true, reason: null, detail: null } as const;
const failed = (reason: string) => ({ name: 'connection', ok: false, reason, detail: null }) as const;

describe('standingAfter', () => {
  it('is active when every check passed', () => {
    expect(standingAfter([passed, passed])).toEqual({ status: 'active', reason: null });
  });

  it('tells of the first check that failed', () => {
    const checks = [passed, failed('credentials-refused'), failed('timeout')];
    expect(standingAfter(checks)).toEqual({ status: 'needs-attention', reason: 'credentials-refused' });
  });

  it.each(PROVIDER_ERROR_REASONS)('has a reason of the closed list for %s', (reason) => {
    expect(CONNECTOR_STATUS_REASONS).toContain(standingAfter([failed(reason)]).reason);
  });

  it.each([
    ['html-instead-of-calendar', 'not-a-calendar'],
    ['gone', 'not-found'],
    ['bad-address', 'address-not-allowed'],
    ['timeout', 'connection-failed'],
    ['some new one', 'connection-failed'],
  ])('%s means %s', (reason, meaning) => {
    expect(standingAfter([failed(reason)]).reason).toBe(meaning);
  });
});

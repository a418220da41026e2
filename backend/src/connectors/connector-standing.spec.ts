import { CONNECTOR_STATUS_REASONS } from '@calmirror/contracts';
import { PROVIDER_ERROR_REASONS, ProviderError } from '@calmirror/core';
import { SecretUnreadable } from '../secrets/secret-box.js';
import { connectorReasonAfter, scopeOf, standingAfter } from './connector-standing.js';

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

describe('what a reason is said of', () => {
  it.each([
    ['not-found', 'calendar'],
    ['forbidden', 'calendar'],
    ['account-disabled', 'mailbox'],
    ['consent-revoked', 'connector'],
    ['permission-missing', 'connector'],
  ] as const)('%s: a %s', (reason, scope) => expect(scopeOf(reason)).toBe(scope));
});

describe('what an error of a job says of its connector', () => {
  it.each([
    ['auth', 'credentials-refused', 'credentials-refused'],
    ['blocked', 'scheme-not-allowed', 'address-not-allowed'],
    ['not-found', 'gone', 'not-found'],
    ['blocked', 'too-many-redirects', 'connection-failed'],
  ] as const)('%s, %s: %s', (kind, reason, expected) => {
    expect(connectorReasonAfter(new ProviderError(kind, reason, ''))).toBe(expected);
  });

  it('tells a secret that our keys do not open from one that the provider refuses', () => {
    const cause = new SecretUnreadable('lost');
    expect(connectorReasonAfter(new ProviderError('auth', 'credentials-refused', '', null, { cause }))).toBe(
      'secret-unreadable',
    );
  });

  it('is nothing lasting when a later try may go well by itself', () => {
    expect(connectorReasonAfter(new ProviderError('temporary', 'timeout', 'slow'))).toBeNull();
  });
});

import { CONNECTOR_STATUS_REASONS } from '@calmirror/contracts/closed-lists';
import { nextStep } from './next-step';

const organisation = { access: 'organisation' };

it.each([
  ['google', {}, 'consent-revoked', 'connect'],
  ['google', organisation, 'permission-missing', 'check'],
  ['microsoft', organisation, 'consent-revoked', 'check'],
  ['microsoft', organisation, 'wrong-tenant', 'edit'],
  ['google', {}, 'credentials-refused', 'edit'],
  ['caldav', {}, 'credentials-refused', 'sign-in'],
  ['imap', {}, 'credentials-refused', 'sign-in'],
  ['imap', { signIn: 'microsoft' }, 'credentials-refused', 'connect'],
  ['published', {}, 'not-found', 'check'],
  ['ics', {}, null, null],
] as const)('at %s with %j and %s it is %s', (kind, settings, statusReason, step) => {
  expect(nextStep({ kind, settings, statusReason })).toBe(step);
});

it('never asks anybody to sign in for an organisation', () => {
  for (const statusReason of CONNECTOR_STATUS_REASONS)
    expect(nextStep({ kind: 'microsoft', settings: organisation, statusReason })).not.toBe('connect');
});

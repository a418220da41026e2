import { consentRefusal } from './consent-refusal.js';

const answer = (error: string, error_description = ''): URLSearchParams =>
  new URLSearchParams({ state: 's', error, error_description });

describe('what a provider sends back in place of a code', () => {
  it('is nothing where there is a code', () => {
    expect(consentRefusal(new URLSearchParams({ code: 'c', state: 's' }))).toBeNull();
  });

  it.each([
    ['access_denied', '', 'denied'],
    ['access_denied', 'AADSTS65004: User declined to consent.', 'denied'],
    ['access_denied', 'AADSTS90094: Admin consent is required.', 'admin-consent-required'],
    ['consent_required', 'AADSTS65001: The user or administrator has not consented.', 'admin-consent-required'],
    ['admin_policy_enforced', '', 'admin-consent-required'],
    ['access_denied', 'AADSTS50020: User account does not exist in tenant.', 'wrong-tenant'],
    ['org_internal', '', 'wrong-tenant'],
    ['unauthorized_client', 'AADSTS700016: Application was not found.', 'client-refused'],
    ['invalid_scope', '', 'client-refused'],
    ['server_error', '', 'provider-failed'],
  ])('%s (%s) is %s', (error, description, reason) => {
    expect(consentRefusal(answer(error, description))?.reason).toBe(reason);
  });

  it('passes on no words of an address that anybody may have written', () => {
    const planted = '<script>planted</script>';
    for (const error of ['access_denied', planted])
      expect(consentRefusal(answer(error, planted))?.message).not.toContain('planted');
  });
});

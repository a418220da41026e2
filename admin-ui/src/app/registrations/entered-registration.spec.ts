import { NO_REGISTRATION, registrationEntered, registrationInput } from './entered-registration';

const entered = {
  clientId: ' app.example ',
  clientSecret: 's',
  tenant: 'contoso.com',
  secretEndsOn: '2027-01-31',
  testing: true,
};

it('tells Google whether the app is in testing, and of no tenant', () => {
  expect(registrationInput('google', entered)).toEqual({
    clientId: 'app.example',
    clientSecret: 's',
    secretExpiresAt: '2027-01-31T23:59:59Z',
    testing: true,
  });
});

it('tells Microsoft the tenant, and of no testing', () => {
  expect(registrationInput('microsoft', entered)).toEqual({
    clientId: 'app.example',
    clientSecret: 's',
    tenant: 'contoso.com',
    secretExpiresAt: '2027-01-31T23:59:59Z',
  });
});

it('sends no secret where none was typed, so that the stored one stays', () => {
  expect(registrationInput('microsoft', { ...NO_REGISTRATION, clientId: 'app' })).toEqual({ clientId: 'app' });
});

it('shows what is stored by the day', () => {
  const stored = {
    clientId: 'app',
    tenant: null,
    testing: false,
    secretExpiresAt: '2027-01-31T23:59:59.000Z',
    updatedAt: '2026-11-01T00:00:00.000Z',
  };
  expect(registrationEntered(stored)).toEqual({ ...NO_REGISTRATION, clientId: 'app', secretEndsOn: '2027-01-31' });
});

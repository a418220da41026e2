import { connectorChange, connectorInput, enteredFrom, NOTHING_ENTERED } from './entered-connector';

describe('what is typed for a Google account', () => {
  it('is nothing but its name where the installation is registered', () => {
    expect(
      connectorInput('google', { ...NOTHING_ENTERED, clientId: 'x', clientSecret: 'y' }, 'Google account'),
    ).toEqual({
      kind: 'google',
      name: 'Google account',
      settings: { access: 'account' },
    });
  });

  it('holds an app registration of its own, if it is to have one', () => {
    const own = { ...NOTHING_ENTERED, name: 'Ada', ownApp: true, clientId: ' x ', clientSecret: 'y' };
    expect(connectorInput('google', own, '')).toMatchObject({
      settings: { access: 'account', clientId: 'x' },
      secret: { clientSecret: 'y' },
    });
  });

  it('is a key and an administrator for a whole organisation', () => {
    const corp = { access: 'organisation', admin: 'it@corp.test', serviceAccountKey: '{}', ownApp: true } as const;
    expect(connectorInput('google', { ...NOTHING_ENTERED, ...corp, clientId: 'x' }, 'Corp')).toEqual({
      kind: 'google',
      name: 'Corp',
      settings: { access: 'organisation', admin: 'it@corp.test' },
      secret: { serviceAccountKey: '{}' },
    });
  });
});

describe('what is typed for a Microsoft account', () => {
  it('names a tenant only where there is one', () => {
    const settings = (tenant: string) => connectorInput('microsoft', { ...NOTHING_ENTERED, tenant }, 'M').settings;
    expect([settings(''), settings(' contoso.com')]).toEqual([
      { access: 'account' },
      { access: 'account', tenant: 'contoso.com' },
    ]);
  });

  it('changes nothing that is left as it was, and sends a new secret alone', () => {
    const stored = {
      kind: 'microsoft',
      name: 'Ada',
      settings: { access: 'account', clientId: 'x', secretExpiresAt: '2027-01-31T00:00:00Z' },
    } as const;
    expect(connectorChange(stored, enteredFrom(stored))).toEqual({});
    expect(connectorChange(stored, { ...enteredFrom(stored), clientSecret: 'new' })).toEqual({
      secret: { clientSecret: 'new' },
    });
  });
});

import type { ConnectorAnswer } from '@calmirror/contracts';
import {
  connectorChange,
  connectorInput,
  enteredFrom,
  enteredSignIn,
  keepsSecret,
  NOTHING_ENTERED,
} from './entered-connector';

const stored: Pick<ConnectorAnswer, 'kind' | 'name' | 'settings'> = {
  kind: 'imap',
  name: 'Rooms',
  settings: {
    host: 'mail.example.org',
    port: 993,
    security: 'tls',
    mailbox: 'Invitations',
    addresses: ['rooms@example.org', 'hall@example.org'],
    trust: 'strict',
    authservId: 'mx.example.org',
    lookBackDays: 90,
  },
};

it('a stored mailbox that is opened and saved has not changed', () => {
  expect(connectorChange(stored, enteredFrom(stored))).toEqual({});
});

it('one that says only where it is has not changed either', () => {
  const least = { ...stored, settings: { host: 'mail.example.org' } };
  expect(connectorChange(least, enteredFrom(least))).toEqual({});
});

it('what is changed is sent with all settings, and the stored password stays', () => {
  const entered = enteredFrom(stored);
  const change = connectorChange(stored, { ...entered, mailbox: { ...entered.mailbox, trust: 'off', port: null } });
  const settings: Record<string, unknown> = { ...stored.settings, trust: 'off' };
  delete settings['port'];
  expect(change).toEqual({ settings });
});

describe('a mailbox that an account signs in to', () => {
  const byConsent = {
    ...stored,
    settings: { ...stored.settings, signIn: 'microsoft', username: 'office@example.org', tenant: 'example.org' },
  };

  it('has not changed when it is opened and saved', () => {
    expect(connectorChange(byConsent, enteredFrom(byConsent))).toEqual({});
    expect(enteredSignIn('imap', enteredFrom(byConsent))).toEqual({
      provider: 'microsoft',
      access: 'account',
      reach: 'mailbox',
    });
  });

  it('is its own address’s where no other login is named, and takes no password along', () => {
    const mailbox = { ...NOTHING_ENTERED.mailbox, mail: ' rooms@example.org ', host: 'imap.gmail.com' };
    const entered = { ...NOTHING_ENTERED, password: 'typed before', tenant: 'x', mailbox };
    const input = connectorInput('imap', { ...entered, mailbox: { ...mailbox, signIn: 'google' } }, 'Mailbox');
    expect(input.settings).toMatchObject({ signIn: 'google', username: 'rooms@example.org' });
    expect([input.secret, 'tenant' in input.settings, 'clientId' in input.settings]).toEqual([undefined, false, false]);
  });

  it('brings the secret of its own app along', () => {
    const mailbox = { ...NOTHING_ENTERED.mailbox, mail: 'rooms@example.org', host: 'imap.gmail.com' };
    const own = { ownApp: true, clientId: 'app', clientSecret: 'planted' };
    const entered = { ...NOTHING_ENTERED, ...own, mailbox: { ...mailbox, signIn: 'google' as const } };
    const input = connectorInput('imap', entered, 'Mailbox');
    expect(input).toMatchObject({ settings: { clientId: 'app' }, secret: { clientSecret: 'planted' } });
  });

  it('becomes one with a password, of which the settings say nothing then', () => {
    const entered = enteredFrom(byConsent);
    const mailbox = { ...entered.mailbox, signIn: 'password' as const };
    const change = connectorChange(byConsent, { ...entered, password: 'x', mailbox });
    expect(change.secret).toEqual({ username: 'office@example.org', password: 'x' });
    expect(change.settings).toEqual(stored.settings);
  });
});

describe('the secret that is stored', () => {
  const ownApp = { host: 'imap.gmail.com', signIn: 'google', username: 'rooms@example.org', clientId: 'app' };
  const password = { host: 'mail.example.org' };

  it.each([
    ['a password, and nothing changes', password, {}, {}, true],
    ['a password, and an own app at Google is to sign in', password, { signIn: 'google' }, { ownApp: true }, false],
    ['that of an own app, and a password is to sign in', ownApp, { signIn: 'password' }, {}, false],
    ['that of an own app, and nothing changes', ownApp, {}, {}, true],
    ['that of an own app, and another app is to sign in', ownApp, {}, { clientId: 'other' }, false],
  ] as const)('is %s', (_what, settings, mailbox, more, kept) => {
    const one = { kind: 'imap', name: 'Rooms', settings, hasSecret: true } as const;
    const entered = enteredFrom(one);
    expect(keepsSecret(one, { ...entered, ...more, mailbox: { ...entered.mailbox, ...mailbox } })).toBe(kept);
    expect(keepsSecret({ ...one, hasSecret: false }, entered)).toBe(false);
  });
});

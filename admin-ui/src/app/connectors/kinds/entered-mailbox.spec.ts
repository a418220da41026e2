import type { ConnectorAnswer } from '@calmirror/contracts';
import { connectorChange, enteredFrom } from './entered-connector';

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

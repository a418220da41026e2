import type { Connector } from '../../database/entities/connector.entity.js';
import { accountIdOf } from './account-id.js';
import { budgetKey, spenderOf } from './spender.js';

const id = '01890000-0000-7000-8000-000000000001';

const spender = (kind: Connector['kind'], settings: object, accountSubject: string | null = null) =>
  spenderOf({ id, kind, settings: { ...settings }, accountSubject });

describe('whose budget a connector spends', () => {
  it.each(['ics', 'caldav', 'published', 'imap'] as const)('%s: its own, of no registration', (kind) =>
    expect(spender(kind, { clientId: 'app' })).toEqual({ registration: null, account: id }),
  );

  it('is its own for a mailbox, whichever app got the token for it', () =>
    expect(spender('imap', { signIn: 'google', clientId: 'app' }, 'subject')).toEqual({
      registration: null,
      account: id,
    }));

  it('is that of its own registration, or of the installation', () => {
    expect(spender('google', { access: 'account', clientId: 'app' }).registration).toBe('app');
    expect(spender('google', { access: 'account' }).registration).toBe('installation');
    expect(spender('microsoft', { access: 'organisation' }).registration).toBe('installation');
  });

  it('is its own for a service account, whose project is not known', () =>
    expect(spender('google', { access: 'organisation' }).registration).toBe(id));

  it('is one for two connectors to the same account of the same registration', () => {
    const [first, again] = [spender('google', {}, 'subject'), { ...spender('google', {}, 'subject') }];
    const another = spender('google', { clientId: 'app' }, 'subject');
    expect(budgetKey(first, {})).toBe(budgetKey(again, {}));
    expect(budgetKey(first, {})).not.toBe(budgetKey(another, {}));
  });

  it('is one for each mailbox, however it is written, and fits into the table', () => {
    const company = spender('microsoft', { access: 'organisation' });
    const key = budgetKey(company, { mailbox: 'Alice@Corp.test' });
    expect(key).toBe(budgetKey(company, { mailbox: 'alice@corp.test' }));
    expect(key).not.toBe(budgetKey(company, { mailbox: 'bob@corp.test' }));
    expect(key).toMatch(/^[\w-]{43}$/);
  });
});

describe('the account that a calendar belongs to', () => {
  it('is the connector where there is no mailbox', () => expect(accountIdOf(id, null)).toBe(id));

  it('is the same for a mailbox each time, and another for another one or at another connector', () => {
    const alice = accountIdOf(id, 'alice@corp.test');
    expect(accountIdOf(id, 'Alice@corp.test')).toBe(alice);
    expect(alice).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
    expect(new Set([alice, accountIdOf(id, 'bob@corp.test'), accountIdOf(alice, 'alice@corp.test')]).size).toBe(3);
  });
});

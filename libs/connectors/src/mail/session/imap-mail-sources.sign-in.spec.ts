import {
  localMailAccount,
  localMailSources,
  MemoryRateBudget,
  RequestLog,
  type MailScript,
  ScriptedMailServer,
} from '@calmirror/testkit';
import type { MailAccount } from '../mail-source.js';

const XOAUTH2 = 'IMAP4rev1 SASL-IR AUTH=XOAUTH2 AUTH=PLAIN';

describe('signing in to a mailbox', () => {
  let server: ScriptedMailServer;
  let budget: MemoryRateBudget;
  let log: RequestLog;
  beforeEach(() => {
    budget = new MemoryRateBudget();
    log = new RequestLog();
  });
  afterEach(() => server.close());

  const serve = async (script: MailScript, capabilities?: string): Promise<void> => {
    server = await ScriptedMailServer.start(script, capabilities === undefined ? {} : { capabilities });
  };
  const open = async (account: Partial<MailAccount> = {}): Promise<void> => {
    const sources = localMailSources({ budget, observer: log });
    const source = await sources.open(localMailAccount(server.port, account), new AbortController().signal);
    await source.close();
  };
  const refusing =
    (answer: string): MailScript =>
    ({ tag, command, say }) => {
      if (!/^(LOGIN|AUTHENTICATE)/.test(command)) return false;
      say(`${tag} ${answer}`);
      return true;
    };

  it.each([
    ['NO [AUTHENTICATIONFAILED] Invalid credentials', 'auth', 'credentials-refused'],
    ['NO login failed', 'auth', 'credentials-refused'],
    ['NO [AUTHORIZATIONFAILED] not yours', 'auth', 'forbidden'],
    ['NO [UNAVAILABLE] the directory is down', 'temporary', 'unavailable'],
    ['NO [LIMIT] enough', 'rate-limited', 'too-many-requests'],
    ['NO [OVERQUOTA] full', 'rate-limited', 'too-many-requests'],
    ['NO [ALERT] Too many simultaneous connections. (Failure)', 'rate-limited', 'too-many-requests'],
    ['NO temporary system error, try again later', 'temporary', 'unavailable'],
    ['BAD what?', 'temporary', 'server-error'],
  ])('is refused by %s', async (answer, kind, reason) => {
    await serve(refusing(answer));
    await expect(open()).rejects.toMatchObject({ kind, reason });
    expect(log.requests.map(({ outcome }) => outcome)).toEqual([kind]);
  });

  it('never repeats what a server says, which may be our own secret', async () => {
    await serve(refusing('NO [AUTHENTICATIONFAILED] secret is wrong'));
    await expect(open()).rejects.toThrow(/^(?!.*secret)/);
  });

  it('sends no password where the server takes none', async () => {
    await serve(() => false, 'IMAP4rev1 LOGINDISABLED');
    await expect(open()).rejects.toMatchObject({ kind: 'auth', reason: 'forbidden' });
    expect(server.commands).toEqual(['CAPABILITY']);
  });

  it('sends no second command with a user or a password that holds a line end', async () => {
    await serve(() => false);
    const login = { kind: 'password', password: 'a"\r\nA9 DELETE INBOX' } as const;
    await expect(open({ login })).rejects.toMatchObject({ kind: 'auth' });
    await expect(open({ username: 'a\r\nA9 DELETE INBOX' })).rejects.toMatchObject({ kind: 'auth' });
    expect(server.connections).toBe(0);
    await open({ login: { kind: 'password', password: 'a "quoted" \\ one' } });
    expect(server.commands).toContain('LOGIN "alice" "a \\"quoted\\" \\\\ one"');
  });

  describe('with a token', () => {
    const tokens = (): MailAccount['login'] & { readonly refusedTokens: string[] } => {
      let given = 0;
      const refusedTokens: string[] = [];
      return {
        kind: 'token',
        refusedTokens,
        token: () => Promise.resolve(`token-${(given += 1)}`),
        refused: (token) => {
          refusedTokens.push(token);
          return Promise.resolve();
        },
      };
    };
    const sent = (token: string): string =>
      `AUTHENTICATE XOAUTH2 ${Buffer.from(`user=alice\x01auth=Bearer ${token}\x01\x01`).toString('base64')}`;
    /** As Google does: its reasons as a request to go on, and the refusal after an empty line. */
    const refusingTokens = (refused: readonly string[], code: string): MailScript => {
      let tag = '';
      return (talk) => {
        if (talk.command === '' && talk.tag === '') talk.say(`${tag} NO ${code} refused`);
        else if (refused.some((token) => talk.command === sent(token))) {
          ({ tag } = talk);
          talk.say(`+ ${Buffer.from('{"status":"401"}').toString('base64')}`);
        } else return false;
        return true;
      };
    };

    it('asks for another one when it is refused, and says so', async () => {
      await serve(refusingTokens(['token-1'], '[AUTHENTICATIONFAILED]'), XOAUTH2);
      const login = tokens();
      await open({ login });
      expect(login.refusedTokens).toEqual(['token-1']);
      expect(server.commands).toEqual(expect.arrayContaining([sent('token-1'), sent('token-2')]));
      expect(budget.taken.get('a')).toBe(2);
    });

    it('gives up when that one is refused too', async () => {
      await serve(refusingTokens(['token-1', 'token-2'], '[AUTHENTICATIONFAILED]'), XOAUTH2);
      await expect(open({ login: tokens() })).rejects.toMatchObject({ kind: 'auth', reason: 'credentials-refused' });
      expect(server.connections).toBe(2);
    });

    it('is not held against the token when the server cannot answer', async () => {
      await serve(refusingTokens(['token-1'], '[UNAVAILABLE]'), XOAUTH2);
      const login = tokens();
      await expect(open({ login })).rejects.toMatchObject({ kind: 'temporary' });
      expect(login.refusedTokens).toEqual([]);
    });

    it('is not sent to a server that knows no tokens', async () => {
      await serve(() => false);
      await expect(open({ login: tokens() })).rejects.toMatchObject({ kind: 'auth', reason: 'forbidden' });
      expect(server.commands).toEqual(['CAPABILITY']);
    });
  });

  it('costs a unit of the budget, and is kept back by it and by the observer', async () => {
    await serve(() => false);
    await open();
    expect(budget.taken.get('a')).toBe(1);
    budget = new MemoryRateBudget(0);
    await expect(open()).rejects.toMatchObject({ reason: 'budget-exhausted' });
    const kept = localMailSources({
      observer: {
        beforeRequest: () => {
          throw new Error('kept back');
        },
        onRequest: () => undefined,
      },
    });
    const signal = new AbortController().signal;
    await expect(kept.open(localMailAccount(server.port), signal)).rejects.toThrow('kept back');
    expect(server.connections).toBe(1);
  });
});

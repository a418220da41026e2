import { localMailAccount, localMailSources, ScriptedMailServer, type ScriptedMailOptions } from '@calmirror/testkit';
import type { MailAccount } from '../mail-source.js';
import type { ImapMailSourcesParts } from './imap-mail-sources.js';

describe('the way to a mail server', () => {
  let server: ScriptedMailServer;
  afterEach(() => server.close());

  const signal = new AbortController().signal;
  const serve = async (options: ScriptedMailOptions): Promise<void> => {
    server = await ScriptedMailServer.start(() => false, options);
  };
  const open = async (account: Partial<MailAccount>, parts: Partial<ImapMailSourcesParts> = {}): Promise<void> => {
    const source = await localMailSources(parts).open(localMailAccount(server.port, account), signal);
    await source.close();
  };
  const passwordWasSent = (): boolean => server.commands.some((command) => command.includes('secret'));

  it('is by TLS, by STARTTLS, or plain in a network that an administrator allows', async () => {
    for (const security of ['tls', 'starttls', 'none'] as const) {
      await serve({ security });
      await open({ security });
      expect(passwordWasSent()).toBe(true);
      if (security !== 'none') await server.close();
    }
  });

  it('is never plain to an address that is merely public', async () => {
    await serve({ security: 'none' });
    const resolve = (): Promise<{ address: string; family: number }[]> =>
      Promise.resolve([{ address: '93.184.216.34', family: 4 }]);
    await expect(open({ security: 'none', host: 'mail.example' }, { resolve })).rejects.toMatchObject({
      kind: 'blocked',
      reason: 'address-not-allowed',
    });
    await expect(open({ security: 'none', host: '93.184.216.34' })).rejects.toMatchObject({ kind: 'blocked' });
  });

  it('ends before the password at a certificate that nobody vouches for, or of another name', async () => {
    const failed = { kind: 'temporary', reason: 'tls-failed' };
    for (const security of ['tls', 'starttls'] as const) {
      await serve({ security });
      await expect(open({ security }, { ca: OTHER_CA })).rejects.toMatchObject(failed);
      const resolve = (): Promise<{ address: string; family: number }[]> =>
        Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
      await expect(open({ security, host: 'other.example' }, { resolve })).rejects.toMatchObject(failed);
      expect(passwordWasSent()).toBe(false);
      if (security === 'tls') await server.close();
    }
  });

  it('does not fall back to plain where a server offers no STARTTLS, or takes us for signed in already', async () => {
    const failed = { kind: 'temporary', reason: 'tls-failed' };
    server = await ScriptedMailServer.start(
      ({ tag, command, say }) => {
        if (command !== 'STARTTLS') return false;
        say(`${tag} BAD what?`);
        return true;
      },
      { security: 'none' },
    );
    await expect(open({ security: 'starttls' })).rejects.toMatchObject(failed);
    expect(server.commands).toEqual(['STARTTLS']);
    await server.close();
    await serve({ security: 'starttls', greeting: '* PREAUTH welcome' });
    await expect(open({ security: 'starttls' })).rejects.toMatchObject(failed);
    expect(server.commands).toEqual([]);
  });

  it('takes nothing for said under TLS that came before it', async () => {
    await serve({ security: 'starttls', afterStartTls: '* CAPABILITY IMAP4rev1 AUTH=PLAIN INJECTED\r\n' });
    await expect(open({ security: 'starttls' })).rejects.toMatchObject({ reason: 'tls-failed' });
    await server.close();
    await serve({ security: 'starttls', afterStartTls: '* OK half a li' });
    await expect(open({ security: 'starttls' })).rejects.toMatchObject({ reason: 'tls-failed' });
    expect(passwordWasSent()).toBe(false);
  });

  it('does not lead to private addresses, by name or by number, also where one of several is private', async () => {
    await serve({});
    const blocked = { kind: 'blocked', reason: 'address-not-allowed' };
    await expect(open({}, { allowedNetworks: [] })).rejects.toMatchObject(blocked);
    const resolve = (): Promise<{ address: string; family: number }[]> =>
      Promise.resolve([
        { address: '93.184.216.34', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]);
    await expect(open({ host: 'mail.example' }, { allowedNetworks: [], resolve })).rejects.toMatchObject(blocked);
    expect(server.connections).toBe(0);
  });

  it('is judged by the DNS answer that is dialled', async () => {
    await serve({});
    const answers = ['93.184.216.34', '127.0.0.1'];
    const asked: string[] = [];
    const resolve = (name: string): Promise<{ address: string; family: number }[]> => {
      asked.push(name);
      return Promise.resolve([{ address: answers[asked.length - 1] ?? '', family: 4 }]);
    };
    const rebinding = { allowedNetworks: [], resolve, limits: { connectMs: 300 } };
    // The first answer is public: it is dialled, and nobody is there.
    await expect(open({ host: 'rebind.example' }, rebinding)).rejects.toMatchObject({ kind: 'temporary' });
    await expect(open({ host: 'rebind.example' }, rebinding)).rejects.toMatchObject({ kind: 'blocked' });
    expect([asked.length, server.connections]).toEqual([2, 0]);
  });

  it('tells a name that does not exist, and a door that is shut', async () => {
    await serve({});
    const resolve = (): Promise<never> => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
    await expect(open({ host: 'nowhere.example' }, { resolve })).rejects.toMatchObject({ reason: 'name-not-resolved' });
    await expect(open({ port: 1 })).rejects.toMatchObject({ kind: 'temporary', reason: 'connection-failed' });
  });
});

/** A certificate of another authority. */
const OTHER_CA = `-----BEGIN CERTIFICATE-----
MIIBdzCCAR2gAwIBAgIUAk67V3mDjyntWQkZNCIdXUdLdoAwCgYIKoZIzj0EAwIw
EDEOMAwGA1UEAwwFb3RoZXIwIBcNMjYxMTI5MjEwNzA2WhgPMjEyNjExMDUyMTA3
MDZaMBAxDjAMBgNVBAMMBW90aGVyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
E59mU+7Y4IcmVxLUAAW5pT1Dpu801+v8wDuiV1wiwptkbOK2Rcf8UpfFJioLgyhz
5aj4/u054OIlvxuTA++uTaNTMFEwHQYDVR0OBBYEFLZjKbTYsywyrYWeYXl1aTEE
L62kMB8GA1UdIwQYMBaAFLZjKbTYsywyrYWeYXl1aTEEL62kMA8GA1UdEwEB/wQF
MAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgf4gW5aGuwqJu39/wI8ZAADHP27O/snML
MmwvJ84ybi8CIQC6OBbmWoR8cM/QoumgLK0Gd4PEmwKCpZgBL32E/Oo+8Q==
-----END CERTIFICATE-----`;

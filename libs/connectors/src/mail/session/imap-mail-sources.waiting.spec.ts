import { localMailAccount, localMailSources, type MailScript, ScriptedMailServer } from '@calmirror/testkit';
import type { FolderState, MailSource } from '../mail-source.js';
import type { MailLimits } from './mail-limits.js';

const KNOWN: FolderState = { uidValidity: 7, uidNext: 3, messages: 2, modSeq: null };

describe('waiting for mail', () => {
  let server: ScriptedMailServer;
  afterEach(() => server.close());

  const open = async (script: MailScript, capabilities: string, limits: Partial<MailLimits>): Promise<MailSource> => {
    server = await ScriptedMailServer.start(script, { capabilities });
    const sources = localMailSources({ limits: { commandMs: 2_000, ...limits } });
    return sources.open(localMailAccount(server.port), new AbortController().signal);
  };
  /** Speaks IDLE by the rules; at the `newsAt`th one a mail comes. */
  const idling = (newsAt: number): MailScript => {
    let idles = 0;
    let idle = '';
    return ({ tag, command, say }) => {
      if (command === 'IDLE') {
        idles += 1;
        idle = tag;
        say('+ idling');
        if (idles === newsAt) say('* OK still here', '* 3 EXISTS');
      } else if (tag === 'DONE') say(`${idle} OK done`);
      else return false;
      return true;
    };
  };

  it('renews IDLE before a server would end it, until something comes', async () => {
    const source = await open(idling(3), 'IMAP4rev1 IDLE', { idleMs: 50 });
    await source.wake('INBOX', KNOWN);
    expect(server.commands.filter((command) => command === 'IDLE')).toHaveLength(3);
    expect(await source.state('INBOX')).toMatchObject({ uidNext: 3 });
  });

  it('takes in what comes before the server says that it idles', async () => {
    let idle = '';
    const source = await open(
      ({ tag, command, say }) => {
        if (command === 'IDLE') {
          idle = tag;
          say('* 3 EXISTS', '+ idling');
        } else if (tag === 'DONE') say(`${idle} OK done`);
        else return false;
        return true;
      },
      'IMAP4rev1 IDLE',
      { idleMs: 60_000 },
    );
    await source.wake('INBOX', KNOWN);
  });

  it('notices within bounded time that the server has died without a word', async () => {
    const dead: MailScript = ({ command, say, tag }) => {
      if (command === 'IDLE') say('+ idling');
      return command === 'IDLE' || tag === 'DONE';
    };
    const source = await open(dead, 'IMAP4rev1 IDLE', { idleMs: 50, commandMs: 200 });
    await expect(source.wake('INBOX', KNOWN)).rejects.toMatchObject({ kind: 'temporary', reason: 'timeout' });
  });

  it('asks now and then where a server knows no IDLE', async () => {
    let asked = 0;
    const source = await open(
      ({ tag, command, say }) => {
        if (command !== 'NOOP') return false;
        asked += 1;
        if (asked === 3) say('* 3 EXISTS');
        say(`${tag} OK done`);
        return true;
      },
      'IMAP4rev1',
      { pollMs: 20 },
    );
    await source.wake('INBOX', KNOWN);
    expect(asked).toBe(3);
  });

  it('ends at once when it is given up, also between two looks', async () => {
    for (const capabilities of ['IMAP4rev1', 'IMAP4rev1 IDLE']) {
      server = await ScriptedMailServer.start(idling(0), { capabilities });
      const giving = new AbortController();
      const source = await localMailSources().open(localMailAccount(server.port), giving.signal);
      const waits = source.wake('INBOX', KNOWN);
      setTimeout(() => giving.abort(new Error('given up')), 50);
      await expect(waits).rejects.toThrow('given up');
      if (capabilities === 'IMAP4rev1') await server.close();
    }
  });

  /** A server that says so when the folder is opened, and otherwise as `idling` does. */
  const opening = (...lines: readonly string[]): MailScript => {
    const idles = idling(2);
    return (talk) => {
      if (!/^EXAMINE/.test(talk.command)) return idles(talk);
      talk.say('* 2 EXISTS', '* OK [UIDVALIDITY 7] valid', ...lines, `${talk.tag} OK done`);
      return true;
    };
  };
  const idled = (): number => server.commands.filter((command) => command === 'IDLE').length;

  it('waits as well where the server tells of no UID to come when a folder is opened: it is asked for it', async () => {
    const source = await open(opening(), 'IMAP4rev1 IDLE', { idleMs: 50 });
    await source.wake('INBOX', KNOWN);
    expect(idled()).toBe(2);
    await source.wake('INBOX', { ...KNOWN, uidNext: 2 });
    expect(idled()).toBe(2);
  });

  it('does not end again and again where a server says one thing when asked, and another when it opens a folder', async () => {
    const source = await open(opening('* OK [UIDNEXT 9] next'), 'IMAP4rev1 IDLE', { idleMs: 50 });
    await source.wake('INBOX', KNOWN);
    expect(idled()).toBe(0);
    await source.wake('INBOX', KNOWN);
    expect(idled()).toBe(2);
  });
});

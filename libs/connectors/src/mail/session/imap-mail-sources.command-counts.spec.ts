import {
  localMailAccount,
  localMailSources,
  RequestLog,
  type MailScript,
  ScriptedMailServer,
} from '@calmirror/testkit';
import type { MailSource } from '../mail-source.js';

describe('what a mailbox is asked', () => {
  let server: ScriptedMailServer;
  let log: RequestLog;
  afterEach(() => server.close());

  const open = async (script: MailScript = () => false, capabilities = 'IMAP4rev1'): Promise<MailSource> => {
    server = await ScriptedMailServer.start(script, { capabilities });
    log = new RequestLog();
    return localMailSources({ observer: log }).open(localMailAccount(server.port), new AbortController().signal);
  };
  const SIGN_IN = ['CAPABILITY', 'LOGIN "alice" "secret"', 'CAPABILITY', 'LIST "" ""'];

  it('costs an unchanged mailbox six commands, whatever its size', async () => {
    const source = await open();
    expect(await source.state('INBOX')).toEqual({ uidValidity: 7, uidNext: 3, messages: 2, modSeq: null });
    await source.close();
    expect(server.commands).toEqual([...SIGN_IN, 'STATUS "INBOX" (UIDVALIDITY UIDNEXT MESSAGES)', 'LOGOUT']);
    // The session, its question, its end.
    expect(log.requests.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual(['imap ok', 'imap ok', 'imap ok']);
  });

  it('asks for the count of changes where the server has one, and for the use of folders', async () => {
    const source = await open(({ tag, command, say }) => {
      if (!/^STATUS/.test(command)) return false;
      say('* STATUS INBOX (UIDVALIDITY 7 UIDNEXT 3 MESSAGES 2 HIGHESTMODSEQ 18446744073709551615)', `${tag} OK done`);
      return true;
    }, 'IMAP4rev1 NAMESPACE CONDSTORE SPECIAL-USE LIST-EXTENDED');
    expect(await source.state('INBOX')).toMatchObject({ modSeq: '18446744073709551615' });
    await source.folders();
    expect(server.commands.slice(SIGN_IN.length)).toEqual([
      'STATUS "INBOX" (UIDVALIDITY UIDNEXT MESSAGES HIGHESTMODSEQ)',
      'LIST "" "*" RETURN (SPECIAL-USE)',
    ]);
  });

  it('opens a folder once, read-only, and reads 1,201 structures by three commands', async () => {
    const uids = Array.from({ length: 1_201 }, (_, index) => index * 2 + 1);
    const source = await open(({ tag, command, say }) => {
      const set = /^UID FETCH (\S+)/.exec(command)?.[1];
      if (/^UID SEARCH/.test(command)) say(`* SEARCH ${uids.join(' ')}`, `${tag} OK done`);
      else if (set !== undefined)
        say(
          ...set
            .split(',')
            .map(
              (uid) =>
                `* 1 FETCH (UID ${uid} INTERNALDATE " 1-Feb-2026 08:30:00 +0100" RFC822.SIZE 9 BODYSTRUCTURE NIL)`,
            ),
          `${tag} OK done`,
        );
      else return false;
      return true;
    });
    const sizes: number[] = [];
    for await (const portion of source.outlines('INBOX', { since: '2026-02-01' })) {
      sizes.push(portion.length);
      expect(portion[0]).toMatchObject({ receivedAt: '2026-02-01T07:30:00Z', size: 9, parts: [] });
    }
    expect(sizes).toEqual([500, 500, 201]);
    const names = server.commands.slice(SIGN_IN.length).map((command) => command.slice(0, 26));
    expect(names).toEqual([
      'EXAMINE "INBOX"',
      'UID SEARCH SINCE 1-Feb-202',
      ...Array.from({ length: 3 }, () => expect.stringMatching(/^UID FETCH \d/) as string),
    ]);
  });

  it('reads the same sections of many messages by one command', async () => {
    const source = await open(({ tag, command, say }) => {
      if (!/^UID FETCH/.test(command)) return false;
      for (const uid of [1, 2, 5]) say(`* ${uid} FETCH (UID ${uid} BODY[HEADER]<0> {3}`, `a${uid})`.padStart(4, 'b'));
      say(`${tag} OK done`);
      return true;
    });
    const sections = [{ section: 'HEADER', bytes: 3 }];
    const read: number[] = [];
    for await (const { uid } of source.read(
      'INBOX',
      [5, 1, 2].map((uid) => ({ uid, sections })),
    ))
      read.push(uid);
    expect(read).toEqual([1, 2, 5]);
    expect(server.commands.slice(SIGN_IN.length)).toEqual([
      'EXAMINE "INBOX"',
      'UID FETCH 1:2,5 (UID BODY.PEEK[HEADER]<0.3>)',
    ]);
  });

  it('reads many mails by one command that could be bigger than they say they are, and a big one by its own', async () => {
    const big = 7_950_000;
    const source = await open(({ tag, command, say }) => {
      const set = /^UID FETCH (\S+)/.exec(command)?.[1];
      const asked = /BODY\.PEEK/.test(command) ? 'BODY[1]<0> "x"' : null;
      if (/^UID SEARCH/.test(command)) say('* SEARCH 1 2 3 4', `${tag} OK done`);
      else if (set !== undefined) {
        for (const uid of [1, 2, 3, 4]) {
          const outline = `INTERNALDATE " 1-Feb-2026 08:30:00 +0100" RFC822.SIZE ${uid === 3 ? big : 60_000} BODYSTRUCTURE NIL`;
          say(`* ${uid} FETCH (UID ${uid} ${asked ?? outline})`);
        }
        say(`${tag} OK done`);
      } else return false;
      return true;
    });
    const sections = [{ section: '1', bytes: 10_000_000 }];
    for await (const portion of source.outlines('INBOX', { fromUid: 1 })) {
      const wanted = portion.map(({ uid }) => ({ uid, sections }));
      const read: number[] = [];
      for await (const { uid } of source.read('INBOX', wanted)) read.push(uid);
      expect(read).toEqual([1, 2, 3, 4]);
    }
    expect(server.commands.filter((command) => /PEEK/.test(command))).toEqual([
      'UID FETCH 1:2 (UID BODY.PEEK[1]<0.10000000>)',
      'UID FETCH 3 (UID BODY.PEEK[1]<0.10000000>)',
      'UID FETCH 4 (UID BODY.PEEK[1]<0.10000000>)',
    ]);
  });
});

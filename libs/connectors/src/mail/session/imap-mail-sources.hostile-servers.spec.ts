import { setImmediate as afterOthers } from 'node:timers/promises';
import { localMailAccount, localMailSources, type MailScript, ScriptedMailServer } from '@calmirror/testkit';
import type { MailSource, MessageOutline } from '../mail-source.js';
import type { MailLimits } from './mail-limits.js';

describe('a mail server that means no good', () => {
  let server: ScriptedMailServer;
  afterEach(() => server.close());

  const limits: Partial<MailLimits> = { loginMs: 2_000, commandMs: 500, lineBytes: 200_000, responseBytes: 1_000_000 };
  const open = async (script: MailScript, more: Partial<MailLimits> = {}): Promise<MailSource> => {
    server = await ScriptedMailServer.start(script);
    const sources = localMailSources({ limits: { ...limits, ...more } });
    return sources.open(localMailAccount(server.port), new AbortController().signal);
  };
  const on =
    (command: RegExp, answer: (say: (text: string) => void, tag: string, hangUp: () => void) => void): MailScript =>
    (talk) => {
      if (!command.test(talk.command)) return false;
      answer(talk.sayRaw, talk.tag, talk.hangUp);
      return true;
    };
  const outlines = async (source: MailSource): Promise<MessageOutline[]> => {
    const found: MessageOutline[] = [];
    for await (const portion of source.outlines('INBOX', { fromUid: 1 })) found.push(...portion);
    return found;
  };
  const tooLarge = { kind: 'rejected', reason: 'too-large' };

  it('cannot fill the memory by a line without end', async () => {
    const source = await open(on(/^STATUS/, (say) => say('* STATUS '.padEnd(1_000_000, 'x'))));
    await expect(source.state('INBOX')).rejects.toMatchObject(tooLarge);
    await expect(source.state('INBOX')).rejects.toMatchObject(tooLarge);
  });

  it('cannot fill it by a literal of four gigabytes, which is refused before it comes', async () => {
    const source = await open(on(/^UID FETCH/, (say) => say('* 1 FETCH (UID 1 BODYSTRUCTURE {4294967296}\r\nx')));
    await expect(outlines(source)).rejects.toMatchObject(tooLarge);
  });

  it('cannot fill it by responses without end', async () => {
    const source = await open(
      on(/^STATUS/, (say) => say('* OK still here\r\n'.repeat(20_000))),
      { commandBytes: 200_000 },
    );
    await expect(source.state('INBOX')).rejects.toMatchObject(tooLarge);
  });

  it('cannot hold anybody by silence, nor by saying little for ever', async () => {
    const timeout = { kind: 'temporary', reason: 'timeout' };
    const silent = await open(on(/^STATUS/, () => undefined));
    await expect(silent.state('INBOX')).rejects.toMatchObject(timeout);
    await server.close();
    let drip: NodeJS.Timeout | undefined;
    const slow = await open(
      on(/^STATUS/, (say) => (drip = setInterval(() => say('* OK still here\r\n'), 100))),
      { commandTotalMs: 1_000 },
    );
    await expect(slow.state('INBOX')).rejects.toMatchObject(timeout);
    clearInterval(drip);
    await server.close();
    server = await ScriptedMailServer.start(() => false, { greeting: null });
    const never = localMailSources({ limits: { loginMs: 300 } });
    const account = localMailAccount(server.port);
    await expect(never.open(account, new AbortController().signal)).rejects.toMatchObject(timeout);
  });

  it.each([
    ['brackets that never close', `* 1 FETCH ${'('.repeat(60)}`],
    ['brackets in a code', `* OK [${'('.repeat(60)}] x`],
    ['brackets that were never opened', '* 1 FETCH ))))'],
    ['a quote that never closes', '* 1 FETCH (UID "1)'],
    ['a FETCH without anything', '* 1 FETCH'],
    ['a LIST without anything', '* LIST'],
    ['a folder named like the root of all objects', '* LIST () "/" "__proto__/x"'],
    ['a request to go on that nobody made', '+ go on'],
    ['an answer to a command that was not sent', 'A999 OK done'],
    ['no IMAP at all', 'HTTP/1.1 200 OK'],
    ['many beginnings of a body', `* 1 FETCH (${'BODY['.repeat(20_000)}`],
  ])('does no harm by %s', async (_, line) => {
    const before = Object.keys(Object.prototype);
    const started = performance.now();
    const source = await open(on(/^STATUS/, (say, tag) => say(`${line}\r\n${tag} OK done\r\n`)));
    await expect(source.state('INBOX')).rejects.toMatchObject({ kind: 'temporary' });
    expect(performance.now() - started).toBeLessThan(2_000);
    expect(Object.keys(Object.prototype)).toEqual(before);
    expect(({} as Record<string, unknown>)['children']).toBeUndefined();
  });

  it.each(['LOGIN', 'CAPABILITY', 'LIST', 'STATUS', 'EXAMINE', 'UID SEARCH', 'UID FETCH'])(
    'hangs up at %s: an error, and no more',
    async (command) => {
      const script = on(new RegExp(`^${command}`), (_say, _tag, hangUp) => hangUp());
      const all = async (): Promise<void> => {
        const source = await open(script);
        await source.state('INBOX');
        await outlines(source);
      };
      await expect(all()).rejects.toMatchObject({ kind: 'temporary', reason: 'connection-failed' });
    },
  );

  it('hangs up within a literal: the answer is truncated', async () => {
    const source = await open(
      on(/^UID FETCH/, (say, _tag, hangUp) => {
        say('* 1 FETCH (UID 1 BODY[1]<0> {100}\r\nhalf of i');
        setTimeout(hangUp, 50);
      }),
    );
    const read = async (): Promise<void> => {
      const messages = source.read('INBOX', [{ uid: 1, sections: [{ section: '1', bytes: 100 }] }]);
      for await (const message of messages) expect(message).toBeUndefined();
    };
    await expect(read()).rejects.toMatchObject({ kind: 'temporary', reason: 'truncated' });
  });

  it('leaves messages out that it has: the answer is truncated, never "empty"', async () => {
    const source = await open(on(/^UID FETCH/, (say, tag) => say(`${tag} OK done\r\n`)));
    await expect(outlines(source)).rejects.toMatchObject({ kind: 'temporary', reason: 'truncated' });
  });

  it('numbers its messages anew between two commands: nothing is read by old numbers', async () => {
    const source = await open(
      on(/^EXAMINE/, (say, tag) => say(`* 2 EXISTS\r\n* OK [UIDVALIDITY 8] new\r\n${tag} OK done\r\n`)),
    );
    await source.state('INBOX');
    await expect(outlines(source)).rejects.toMatchObject({ kind: 'cursor-expired' });
  });

  it('numbers them anew while a folder is open: what the caller is told holds from then on', async () => {
    let examined = 0;
    const source = await open((talk) => {
      if (/^STATUS/.test(talk.command) && examined > 0) talk.say('* STATUS INBOX (UIDVALIDITY 9 UIDNEXT 3 MESSAGES 2)');
      else if (/^EXAMINE/.test(talk.command)) talk.say(`* OK [UIDVALIDITY ${examined === 0 ? 7 : 9}] new`);
      else if (/^UID SEARCH/.test(talk.command)) talk.say('* SEARCH');
      else return false;
      if (/^EXAMINE/.test(talk.command)) examined += 1;
      talk.say(`${talk.tag} OK done`);
      return true;
    });
    await source.state('INBOX');
    expect(await outlines(source)).toEqual([]);
    expect(await source.state('INBOX')).toMatchObject({ uidValidity: 9 });
    expect(await outlines(source)).toEqual([]);
    expect(examined).toBe(2);
  });

  it.each([
    ['without the word that it found none', '', 'truncated'],
    ['with something that is no number', '* SEARCH 1 2x\r\n', 'undecodable'],
  ])('does not pass for empty by an answer to SEARCH %s', async (_, answer, reason) => {
    const source = await open(on(/^UID SEARCH/, (say, tag) => say(`${answer}${tag} OK done\r\n`)));
    await expect(outlines(source)).rejects.toMatchObject({ kind: 'temporary', reason });
  });

  it.each([
    ['for one mail', { lineBytes: 10_000_000, responseBytes: 10_000_000 }],
    ['for one response', { lineBytes: 1_500_000, responseBytes: 1_500_000 }],
  ])(
    'has strangers’ mails of structures too large %s: they are told as such, and keep no other from being read',
    async (_, most) => {
      const leaf = '("TEXT" "PLAIN" NIL NIL NIL "7BIT" 3 1)';
      const structure = (uid: number): string => (uid % 3 === 0 ? `(${leaf.repeat(60_000)} "MIXED")` : leaf);
      const source = await open(
        ({ tag, command, say }) => {
          const [, set = '', items = ''] = /^UID FETCH (\S+) \((.*)\)/.exec(command) ?? [];
          if (/^UID SEARCH/.test(command))
            say(`* SEARCH ${Array.from({ length: 9 }, (_, index) => index + 1).join(' ')}`);
          else if (set === '') return false;
          else {
            const [from = 0, to = from] = set.split(':').map(Number);
            for (let uid = from; uid <= to; uid += 1) {
              const body = items.includes('BODYSTRUCTURE') ? ` BODYSTRUCTURE ${structure(uid)}` : '';
              say(`* ${uid} FETCH (INTERNALDATE " 1-Feb-2026 08:30:00 +0100" RFC822.SIZE 9${body} UID ${uid})`);
            }
          }
          say(`${tag} OK done`);
          return true;
        },
        { ...most, commandBytes: 5_000_000, commandMs: 20_000 },
      );
      const found = await outlines(source);
      expect(found.map(({ uid, parts }) => [uid, parts.length])).toEqual(
        Array.from({ length: 9 }, (_, index) => [index + 1, (index + 1) % 3 === 0 ? 'too-many-parts'.length : 1]),
      );
    },
  );

  it('is heard as ever after an answer with much in it', async () => {
    const structure = `(${'("TEXT" "PLAIN" NIL NIL NIL "7BIT" 3 1)'.repeat(20_000)} "MIXED")`;
    const fetched = (uid: number): string =>
      `* ${uid} FETCH (INTERNALDATE " 1-Feb-2026 08:30:00 +0100" RFC822.SIZE 9 BODYSTRUCTURE ${structure} UID ${uid})`;
    let leave: () => void = () => undefined;
    const source = await open(
      ({ tag, command, say }) => {
        if (!/^UID FETCH/.test(command)) return false;
        say(fetched(1), fetched(2), `${tag} OK done`);
        leave = () => say('* BYE too many connections from you');
        return true;
      },
      { commandBytes: 1_000_000, lineBytes: 1_000_000, commandMs: 20_000 },
    );
    expect(await outlines(source)).toHaveLength(2);
    leave();
    for (let turn = 0; turn < 20; turn += 1) await afterOthers();
    await expect(source.state('INBOX')).rejects.toMatchObject({ kind: 'rate-limited' });
  });

  it('may say to people what it likes, brackets and quotes included', async () => {
    const words = ['* OK [ALERT] Your password expires soon :-)', '* NO 5" of room are left (or so', '* BAD ((('];
    const source = await open((talk) => {
      talk.say(...words);
      return false;
    });
    expect(await source.state('INBOX')).toMatchObject({ uidNext: 3 });
  });

  it.each([
    ['Mailbox does not exist', 'not-found'],
    ["Mailbox doesn't exist: INBOX", 'not-found'],
    ['Unknown Mailbox: INBOX', 'not-found'],
    ['Unknown error', 'temporary'],
    ['Mailbox exists and is locked', 'temporary'],
  ])('refuses a folder by saying: %s', async (words, kind) => {
    const source = await open(on(/^STATUS/, (say, tag) => say(`${tag} NO ${words}\r\n`)));
    await expect(source.state('INBOX')).rejects.toMatchObject({ kind });
  });

  it.each([
    ['* BYE [UNAVAILABLE] later', 'temporary', 'unavailable'],
    ['* BYE too many connections from you', 'rate-limited', 'too-many-requests'],
    ['* NO go away', 'temporary', 'unavailable'],
    ['* PREAUTH you are root', 'temporary', 'undecodable'],
    ['SSH-2.0-OpenSSH', 'temporary', 'undecodable'],
  ])('greets with %s', async (greeting, kind, reason) => {
    server = await ScriptedMailServer.start(() => false, { greeting });
    const account = localMailAccount(server.port);
    const opened = localMailSources({ limits }).open(account, new AbortController().signal);
    await expect(opened).rejects.toMatchObject({ kind, reason });
    expect(server.commands).toEqual([]);
  });
});

import { localMailAccount, localMailSources, type MailScript, ScriptedMailServer } from '@calmirror/testkit';
import type { FolderState, MailSource } from '../mail-source.js';
import type { MailLimits } from './mail-limits.js';

const KNOWN: FolderState = { uidValidity: 7, uidNext: 3, messages: 2, modSeq: null };

describe('a server that waits in its own way', () => {
  let server: ScriptedMailServer;
  afterEach(() => server.close());

  const open = async (script: MailScript, capabilities: string, limits: Partial<MailLimits>): Promise<MailSource> => {
    server = await ScriptedMailServer.start(script, { capabilities });
    return localMailSources({ limits }).open(localMailAccount(server.port), new AbortController().signal);
  };

  it('is dead where it never says that the waiting is over, however much it says', async () => {
    let drip: NodeJS.Timeout | undefined;
    const endless: MailScript = ({ tag, command, say }) => {
      if (command === 'IDLE') say('+ idling');
      else if (tag === 'DONE') drip = setInterval(() => say('* OK still here', '+ go on'), 50);
      else return false;
      return true;
    };
    const source = await open(endless, 'IMAP4rev1 IDLE', { idleMs: 50, commandMs: 500, commandTotalMs: 1_000 });
    await expect(source.wake('INBOX', KNOWN)).rejects.toMatchObject({ kind: 'temporary', reason: 'timeout' });
    clearInterval(drip);
  });

  it.each([
    ['IMAP4rev1 IDLE', 'when it has ended one waiting'],
    ['IMAP4rev1', 'when it was looked at'],
  ])('is heard also between two commands: %s, %s', async (capabilities) => {
    let idle = '';
    let looks = 0;
    const talkative: MailScript = ({ tag, command, say }) => {
      if (command === 'IDLE') {
        idle = tag;
        looks += 1;
        say('+ idling');
      } else if (tag === 'DONE' || command === 'NOOP') {
        if (command === 'NOOP') looks += 1;
        const answer = `${command === 'NOOP' ? tag : idle} OK done`;
        if (looks === 1) say(answer, '* 3 EXISTS');
        else say(answer);
      } else return false;
      return true;
    };
    const source = await open(talkative, capabilities, { idleMs: 50, pollMs: 50 });
    await source.wake('INBOX', KNOWN);
    expect(looks).toBeLessThanOrEqual(2);
  });
});

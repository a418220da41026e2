import {
  Dovecot,
  describeMailSource,
  describeWithDovecot,
  localMailSources,
  type MailSourceHarness,
} from '@calmirror/testkit';
import type { MailAccount, MailSecurity } from '../mail-source.js';
import { encodeMailboxName, quoted } from './mailbox-name.js';

describeWithDovecot('imap-simple against Dovecot', () => {
  let dovecot: Dovecot;
  let mailboxes = 0;
  beforeAll(async () => {
    dovecot = await Dovecot.start();
  });
  afterAll(() => dovecot.stop());

  const harness = (security: MailSecurity) => async (): Promise<MailSourceHarness> => {
    mailboxes += 1;
    const user = dovecot.someone(`box${mailboxes}@calmirror.test`);
    const account: MailAccount = {
      key: 'a',
      host: '127.0.0.1',
      port: security === 'tls' ? dovecot.tlsPort : dovecot.plainPort,
      security,
      username: user.name,
      login: { kind: 'password', password: user.password },
    };
    const program = await dovecot.program(user);
    const wire = (folder: string): string => quoted(encodeMailboxName(folder));
    let isCut = false;
    return {
      sources: localMailSources(),
      account,
      stranger: { ...account, login: { kind: 'password', password: 'wrong' } },
      append: (folder, raw, receivedAt) => program.append(encodeMailboxName(folder), raw, receivedAt),
      createFolder: async (folder) => void (await program.command(`CREATE ${wire(folder)}`)),
      deleteFolder: async (folder) => void (await program.command(`DELETE ${wire(folder)}`)),
      expunge: async (folder, uid) => {
        await program.command(`SELECT ${wire(folder)}`);
        await program.command(`UID STORE ${uid} +FLAGS (\\Deleted)`);
        await program.command('CLOSE');
      },
      changeUidValidity: (folder) => dovecot.changeUidValidity(folder, user),
      marks: async (folder) => {
        const status = await program.command(`STATUS ${wire(folder)} (HIGHESTMODSEQ UNSEEN)`);
        await program.command(`EXAMINE ${wire(folder)}`);
        const flags = await program.command('FETCH 1:* (UID FLAGS MODSEQ)');
        // Recent is the server's own note of who looked first (RFC 9051 left it out).
        return status + flags.replaceAll(/ ?\\Recent/g, '');
      },
      cut: async () => {
        isCut = true;
        await dovecot.kill();
      },
      close: async () => {
        program.close();
        if (isCut) await dovecot.resume();
      },
    };
  };

  describeMailSource('imap-simple over TLS', harness('tls'));
  describeMailSource('imap-simple over STARTTLS', harness('starttls'));
});

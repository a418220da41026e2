import { Dovecot } from './dovecot.js';
import { describeWithDovecot } from './dovecot-installed.js';

describeWithDovecot('a Dovecot of the test', () => {
  let dovecot: Dovecot;
  beforeAll(async () => {
    dovecot = await Dovecot.start();
  });
  afterAll(() => dovecot.stop());

  const mail = 'From: bob@x.test\r\nSubject: Hello\r\n\r\nHello\r\n.hidden\r\n';

  it('takes mails by LMTP and from a program, through a failure too', async () => {
    await dovecot.deliver(mail);
    await dovecot.append('INBOX', mail, '2026-01-31T23:30:00Z');
    await dovecot.kill();
    await expect(dovecot.program()).rejects.toThrow();
    await dovecot.resume();
    const program = await dovecot.program();
    await program.command('EXAMINE INBOX');
    const fetched = await program.command('FETCH 1:* (UID INTERNALDATE BODY.PEEK[TEXT])');
    expect(fetched.match(/Hello\r\n\.hidden\r\n/g)).toHaveLength(2);
    expect(fetched).toContain('31-Jan-2026 23:30:00 +0000');
    program.close();
  });

  it('has folders of its users, whose UIDVALIDITY can change', async () => {
    const program = await dovecot.program();
    const validity = async (): Promise<string> => program.command('STATUS Other (UIDVALIDITY)');
    await dovecot.createFolder('Other');
    const before = await validity();
    await dovecot.changeUidValidity('Other');
    expect(await validity()).not.toBe(before);
    expect(await program.command('LIST "" "*" RETURN (SPECIAL-USE)')).toContain('\\Sent');
    program.close();
    const stranger = { name: dovecot.users.bob.name, password: 'wrong' };
    await expect(dovecot.program(stranger)).rejects.toThrow('LOGIN');
  });
});

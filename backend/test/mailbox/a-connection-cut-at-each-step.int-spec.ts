import { describeWithDovecot } from '@calmirror/testkit';
import { CuttingProxy } from './harness/cutting-proxy.js';
import { hourOn, MailboxMirroring, type MirroredMailbox } from './harness/mailbox-mirroring.js';

/** More commands than a read has. */
const MOST_COMMANDS = 40;

describeWithDovecot('a connection to a mailbox that is cut at each step of a read', () => {
  let mailboxes: MailboxMirroring;
  let proxy: CuttingProxy;
  let box: MirroredMailbox;

  beforeAll(async () => {
    mailboxes = await MailboxMirroring.start();
    proxy = await CuttingProxy.start(mailboxes.dovecot.plainPort);
    box = await mailboxes.mirrored({ port: proxy.port });
    await mailboxes.mirroring.settled(box.pair.id);
  });
  afterAll(async () => {
    await mailboxes.stop();
    await proxy.stop();
  });

  it('loses nothing and doubles nothing: what came meanwhile stands there in the end, once', async () => {
    const { mirroring } = mailboxes;
    const titles: string[] = [];
    let cuts = 0;
    for (let commands = 1; commands < MOST_COMMANDS; commands += 1) {
      titles.push(`Meeting ${String(commands).padStart(2, '0')}`);
      await mailboxes.deliver({
        uid: `${commands}@partner.test`,
        summary: titles.at(-1) ?? '',
        lines: hourOn(1 + commands),
      });
      proxy.cutAt(commands);
      const error = await mailboxes.sync(box);
      const { hasCut } = proxy;
      proxy.cutNoMore();
      await mirroring.forgetWaiting();
      if (hasCut) cuts += 1;
      if (error !== null) {
        expect([commands, error]).toEqual([commands, 'temporary']);
        expect((await mailboxes.shown(box)).length).toBe(titles.length - 1);
        expect(await mailboxes.sync(box)).toBeNull();
      }
      expect((await mailboxes.shown(box)).map((line) => line.slice(14))).toEqual(titles);
      if (!hasCut) break;
    }
    // Signing in, STATUS, EXAMINE, SEARCH, two FETCHes and LOGOUT.
    expect(cuts).toBeGreaterThanOrEqual(7);
    expect(cuts).toBeLessThan(MOST_COMMANDS - 1);
    const sizes = await mirroring.running.db.query<object[]>('SELECT count(*)::int AS n FROM source_memories');
    expect(sizes).toEqual([{ n: titles.length }]);
  });
});

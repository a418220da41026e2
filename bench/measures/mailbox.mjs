import { CountingProxy } from '../parts/counting-proxy.mjs';
import { fastest, figure, highest, median } from '../parts/figure.mjs';
import { Installation, spanOf } from '../parts/installation.mjs';
import { invitation, mailbox } from '../parts/mails.mjs';
import { isDovecotInstalled, MailServer, password } from '../parts/mail-server.mjs';
import { RawMailbox } from '../parts/raw-mailbox.mjs';

const repeats = 3;
const unchangedReads = 7;

/** From mailboxes that no client has opened yet to their published mirrors, and the same mailboxes later on. */
class MailboxRun {
  #mailboxes = 0;

  constructor(installation, server, proxy) {
    this.installation = installation;
    this.server = server;
    this.proxy = proxy;
  }

  /** A first read of `count` mails, so many of them invitations, and what it stands beside: the same of a mailbox like it. */
  async first(count, invitations) {
    const [name, other] = [this.#name(), this.#name()];
    const size = this.server.fill(name, mailbox(count, invitations));
    this.server.fill(other, mailbox(count, invitations));
    const floorMs = await this.#floor(other, count, invitations);
    const source = await this.installation.mailbox(this.proxy.port, name, password);
    const target = await this.installation.target();
    const { rows } = await this.installation.database.query('SELECT clock_timestamp() AS at');
    await this.installation.resetProbe();
    this.proxy.counted();
    const pair = await this.installation.pair(source, target);
    const jobs = await this.installation.jobsSince(rows[0].at);
    const { bytes } = this.proxy.counted();
    const probe = await this.installation.probe();
    const { counts } = await this.installation.get(`/api/pairs/${pair.id}`);
    if (counts.mirrored !== invitations) throw new Error(`${counts.mirrored} of ${invitations} were mirrored.`);
    return { source, size, bytes, floorMs, ms: spanOf(jobs), ...probe };
  }

  #name() {
    this.#mailboxes += 1;
    return `mailbox-${this.#mailboxes}@mail.test`;
  }

  async #floor(name, count, invitations) {
    const raw = await RawMailbox.open(this.proxy.port, name, password);
    const ofEach = Array.from({ length: invitations }, (_, number) => ({
      uid: 1 + (number * count) / invitations,
      ...invitation(number),
    }));
    const start = performance.now();
    await raw.read(ofEach);
    const milliseconds = performance.now() - start;
    raw.close();
    return milliseconds;
  }

  /** The same mailbox read again, several times. */
  async again(source) {
    const reads = [];
    for (let index = 0; index < unchangedReads; index += 1) {
      this.proxy.counted();
      const ms = spanOf(await this.installation.pull(source));
      reads.push({ ms, ...this.proxy.counted() });
    }
    const all = (member) => reads.map((read) => read[member]);
    return { ms: fastest(all('ms')), commands: median(all('commands')) };
  }
}

const all = (runs, member) => runs.map((run) => run[member]);
const floorOf = (runs) => ({ is: 'one raw connection', value: fastest(all(runs, 'floorMs')) });
const megabytes = (bytes) => bytes / 1e6;

/** Figures of mailboxes at a real Dovecot: none where there is no Dovecot. */
export async function measureMailbox(surroundings) {
  if (!isDovecotInstalled) {
    console.error('Dovecot is not installed here (dovecot-imapd, dovecot-lmtpd): mailboxes are not measured.');
    return [];
  }
  const server = await MailServer.start();
  const proxy = await CountingProxy.before(server.port);
  const installation = await Installation.start(surroundings);
  const run = new MailboxRun(installation, server, proxy);
  try {
    const thousand = await run.first(1_000, 50);
    const tens = [];
    for (let index = 0; index < repeats; index += 1) tens.push(await run.first(10_000, 500));
    const hundred = await run.first(100_000, 1_000);
    const [of1k, of10k, of100k] = [
      await run.again(thousand.source),
      await run.again(tens.at(-1).source),
      await run.again(hundred.source),
    ];
    const ofThousand = { is: 'of 1,000', value: of1k.commands };
    return [
      figure('mailbox.first-10k-ms', fastest(all(tens, 'ms')), 'ms', floorOf(tens)),
      figure('mailbox.first-10k.mb-fetched', megabytes(median(all(tens, 'bytes'))), 'MB', {
        ...{ is: 'its mails', value: megabytes(tens[0].size) },
      }),
      figure('mailbox.longest-block-ms', median(all(tens, 'longestBlockMs')), 'ms'),
      figure('mailbox.longest-block-cpu-ms', median(all(tens, 'longestBlockCpuMs')), 'ms'),
      figure('mailbox.memory-growth-mb', highest(all(tens, 'memoryGrowthMb')), 'MB'),
      figure('mailbox.first-100k-ms', hundred.ms, 'ms', floorOf([hundred])),
      figure('mailbox.first-100k.memory-growth-mb', hundred.memoryGrowthMb, 'MB'),
      figure('mailbox.unchanged.commands.1k', of1k.commands, 'commands'),
      figure('mailbox.unchanged.commands.10k', of10k.commands, 'commands', ofThousand),
      figure('mailbox.unchanged.commands.100k', of100k.commands, 'commands', ofThousand),
      figure('mailbox.unchanged-1k-ms', of1k.ms, 'ms'),
      figure('mailbox.unchanged-10k-ms', of10k.ms, 'ms', { is: 'first time', value: fastest(all(tens, 'ms')) }),
      figure('mailbox.unchanged-100k-ms', of100k.ms, 'ms', { is: 'first time', value: hundred.ms }),
    ];
  } finally {
    await installation.stop();
    proxy.stop();
    server.stop();
  }
}

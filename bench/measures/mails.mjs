import { setTimeout as wait } from 'node:timers/promises';
import { figure, quantile } from '../parts/figure.mjs';
import { Installation, launch } from '../parts/installation.mjs';
import { invitation, mailbox } from '../parts/mails.mjs';
import { isDovecotInstalled, MailServer, password } from '../parts/mail-server.mjs';
import { ScrapedHistogram } from '../parts/scraped-histogram.mjs';

const people = 50;
const mailsBefore = 100;
const mails = 200;
const seconds = 30;
const histogram = 'calmirror_change_to_mirror_seconds';
/** Of every process. */
const env = { SECRET_KEYS: `1:${Buffer.alloc(32, 7).toString('base64')}` };
const objectiveMs = 2_000;

/** People whose mailboxes two workers listen to, each with a pair to a published calendar. */
class ListenedMailboxes {
  static async open(surroundings) {
    const house = new ListenedMailboxes();
    house.server = await MailServer.start();
    house.installation = await Installation.start(surroundings, { mode: 'web', env });
    house.workers = await Promise.all([1, 2].map(() => house.#worker(surroundings)));
    const names = Array.from({ length: people }, (_, n) => `person-${n}@mail.test`);
    house.people = await Promise.all(names.map((name) => house.#person(name)));
    return house;
  }

  async #worker(surroundings) {
    const worker = await launch(surroundings, this.installation.databaseUrl, { mode: 'worker', env });
    await worker.child.heard('ready');
    return worker;
  }

  async #person(name) {
    this.server.fill(name, mailbox(mailsBefore, 5));
    const source = await this.installation.mailbox(this.server.port, name, password);
    const { id } = await this.installation.pair(source, await this.installation.target());
    return { name, pairId: id };
  }

  async until(query, count) {
    for (;;) {
      const { rows } = await this.installation.database.query(query);
      if (rows[0].count === count) return;
      await wait(100);
    }
  }

  quiet() {
    return this.until(
      "SELECT count(*)::integer FROM sync_jobs WHERE status IN ('queued', 'running') AND run_at <= now() + interval '1 second'",
      0,
    );
  }

  histogram() {
    return ScrapedHistogram.of(
      this.workers.map(({ url }) => url),
      histogram,
      'lane="push"',
    );
  }

  /** One mail after the other, evenly over the seconds; answers when the server had each, by person. */
  async deliver() {
    const delivery = await this.server.delivery();
    const began = performance.now();
    const at = this.people.map(() => []);
    for (let n = 0; n < mails; n += 1) {
      await wait(Math.max(0, began + (n * seconds * 1000) / mails - performance.now()));
      // In another order than that in which they were set up: 7 and 50 have no divisor in common.
      const person = (n * 7) % people;
      await delivery.hand(invitation(10_000 + n).mail, this.people[person].name);
      at[person].push(Date.now());
    }
    delivery.close();
    return at;
  }

  /** When the mirrors of each person were written since, in their order. */
  async mirroredSince(at) {
    const { rows } = await this.installation.database.query(
      "SELECT pair_id, at FROM journal WHERE at > $1 AND operation = 'create' ORDER BY at",
      [at],
    );
    return this.people.map(({ pairId }) =>
      rows.filter(({ pair_id }) => pair_id === pairId).map((row) => Number(row.at)),
    );
  }

  async close() {
    await Promise.all(this.workers.map(({ child }) => child.stop()));
    await this.installation.stop();
    this.server.stop();
  }
}

/** Invitations that come into mailboxes which are listened to: from the moment a worker heard of one, and from when the server had it. */
export async function measureMails(surroundings) {
  if (!isDovecotInstalled) return [];
  const house = await ListenedMailboxes.open(surroundings);
  try {
    await house.until('SELECT count(*)::integer FROM listeners WHERE ready_since IS NOT NULL', people);
    await house.quiet();
    const before = await house.histogram();
    const { rows } = await house.installation.database.query('SELECT clock_timestamp() AS at');
    const delivered = await house.deliver();
    await house.until("SELECT count(*)::integer FROM mappings WHERE state = 'mirrored'", people * 5 + mails);
    await house.quiet();
    const told = (await house.histogram()).since(before);
    const mirrored = await house.mirroredSince(rows[0].at);
    const waited = delivered.flatMap((at, person) => at.map((one, n) => mirrored[person][n] - one));
    const objective = { is: 'objective', value: objectiveMs };
    return [
      figure('mailbox.mail-to-mirror.p50-ms', told.quantile(0.5) * 1000, 'ms'),
      figure('mailbox.mail-to-mirror.p95-ms', told.quantile(0.95) * 1000, 'ms', objective),
      figure('mailbox.delivery-to-mirror.p50-ms', quantile(waited, 0.5), 'ms'),
      figure('mailbox.delivery-to-mirror.p95-ms', quantile(waited, 0.95), 'ms', objective),
    ];
  } finally {
    await house.close();
  }
}

import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aFeed } from '@calmirror/testkit';
import { anHour } from '../../sync/harness/sample-feed.js';
import type { Dice } from './dice.js';
import type { RadicaleTarget } from './radicale-target.js';
import { type Sums, sumsOf } from './sums.js';

/** The naive way, for comparison: the same target, the same gate, kills at the same place; and the same sums. */
export class NaiveWriting {
  private readonly folder = mkdtempSync(join(tmpdir(), 'naive-'));
  private readonly notes = join(this.folder, 'notes.json');
  private readonly wanted: ReadonlyMap<string, string>;

  constructor(
    private readonly target: RadicaleTarget,
    count: number,
  ) {
    const ids = Array.from({ length: count }, (_, n) => `naive-${n + 1}`);
    this.wanted = new Map(ids.map((id) => [id, `${id} v1`]));
    const texts = ids.map((id, n) => [id, aFeed([anHour(id, `${id} v1`, n + 1)])]);
    writeFileSync(join(this.folder, 'wanted.json'), JSON.stringify(Object.fromEntries(texts)));
  }

  /** Kills the writer so many times, each time when a write is done and it has not heard of it; then lets it finish. */
  async shoot(kills: number, dice: Dice): Promise<Sums> {
    for (let kill = 0; kill < kills; kill += 1) await this.run(1 + dice.below(2));
    await this.run(Infinity);
    const mapped = Object.values(JSON.parse(readFileSync(this.notes, 'utf8')) as Record<string, string>);
    return sumsOf(this.wanted, await this.target.standing('naive'), mapped);
  }

  close(): Promise<void> {
    return Promise.resolve(rmSync(this.folder, { recursive: true, force: true }));
  }

  private async run(writes: number): Promise<void> {
    const args = [this.target.address, this.target.authorization, join(this.folder, 'wanted.json'), this.notes];
    const child = fork(join(__dirname, 'naive-writer.mjs'), args, { execArgv: [] });
    let done = 0;
    this.target.gate.watch = (moment) => {
      if (moment !== 'after' || (done += 1) < writes) return undefined;
      child.kill('SIGKILL');
      return new Promise(() => undefined);
    };
    await new Promise((resolve) => child.once('exit', resolve));
    this.target.gate.watch = () => undefined;
  }
}

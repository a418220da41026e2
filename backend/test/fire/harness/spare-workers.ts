import type { FireWorker } from './fire-worker.js';

/** Workers that are started before they are needed, since a start takes a second and a shot a moment. */
export class SpareWorkers {
  private readonly ready: Promise<FireWorker>[] = [];
  private readonly taken: FireWorker[] = [];

  constructor(
    private readonly start: () => Promise<FireWorker>,
    ahead: number,
  ) {
    for (let spare = 0; spare < ahead; spare += 1) this.add();
  }

  /** A started worker, at work; another one is started in its place. */
  async take(): Promise<FireWorker> {
    const next = this.ready.shift();
    this.add();
    const worker = await (next ?? this.start());
    this.taken.push(worker);
    return worker.work();
  }

  /** Kills all that were ever started. One whose start failed, such as for a database that a test took away, has ended. */
  async stop(): Promise<void> {
    const starts = await Promise.allSettled(this.ready);
    const started = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
    await Promise.all([...started, ...this.taken].map((worker) => worker.kill()));
  }

  private add(): void {
    const started = this.start();
    started.catch(() => undefined);
    this.ready.push(started);
  }
}

import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { Configuration } from '../../config/configuration.js';
import { type Chore, CHORES } from './chore.js';
import { DueCalendars } from './due-calendars.js';
import { Leadership } from './leadership.js';

/** Looks each second, or as configured, whether something has come due. All workers have one; only the leader's does anything. */
@Injectable()
export class Scheduler implements OnApplicationBootstrap {
  private readonly logger = new Logger(Scheduler.name);
  private readonly doneAt = new Map<string, number>();
  private busy = false;

  constructor(
    private readonly leadership: Leadership,
    private readonly calendars: DueCalendars,
    @Inject(CHORES) private readonly chores: readonly Chore[],
    private readonly ticks: SchedulerRegistry,
    private readonly configuration: Configuration,
  ) {}

  onApplicationBootstrap(): void {
    const ticking = setInterval(() => void this.tick(), this.configuration.schedulerSeconds * 1_000);
    this.ticks.addInterval(Scheduler.name, ticking);
  }

  /** A tick that comes while the last one is at work is left out. */
  private async tick(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      if (await this.leadership.isMine()) await this.lead();
    } finally {
      this.busy = false;
    }
  }

  private async lead(): Promise<void> {
    await this.attempt('due-calendars', () => this.calendars.enqueue());
    for (const chore of this.chores) {
      if (!this.isDue(chore)) continue;
      this.doneAt.set(chore.name, performance.now());
      await this.attempt(chore.name, () => chore.run());
    }
  }

  private isDue({ name, everySeconds }: Chore): boolean {
    const last = this.doneAt.get(name);
    return last === undefined || performance.now() - last >= everySeconds * 1000;
  }

  /** What fails is tried again when it is due again; it keeps nothing else from being done. */
  private async attempt(name: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn({ err: error, chore: name }, 'a chore of the scheduler failed');
    }
  }
}

import { computed, inject, Injectable, signal } from '@angular/core';
import type { PairAnswer } from '@calmirror/contracts';
import { type Filter, type PolicySettings, validateFilters, validatePolicy } from '@calmirror/core';
import { TEXTS } from '../../texts/texts';
import { PairsApi } from '../data/pairs-api';
import { action } from '../ui/action/action';
import { type Problem, toProblem } from '../ui/problem/problem';
import { Account } from './account/account';
import { SourceCalendar } from './calendar/source-calendar';
import type { SourceWay } from './account/source-kinds';
import { type Done, type Making, mendingStep, type Step } from './steps';
import { suggested } from './suggested';
import { nameOfTarget } from './target/target-choice';
import { Target } from './target/target';

/** A problem, and the step where it can be mended. */
export interface Refusal {
  readonly step: Step;
  readonly problem: Problem;
}

/** A pair on its way: all that was entered, whatever step is looked at. One for each visit of the page. */
@Injectable()
export class NewPair {
  private readonly pairs = inject(PairsApi);
  private readonly texts = inject(TEXTS).mirrorACalendar;

  /** Index of the furthest step that was come to. */
  readonly furthest = signal(0);
  readonly way = signal<SourceWay>('ics');
  /** Id of the connector that is to be used as it is. */
  readonly existing = signal<string | null>(null);
  readonly account = new Account();
  readonly source = new SourceCalendar();
  readonly policy = signal<PolicySettings>({ preset: 'busy' });
  readonly filters = signal<readonly Filter[]>([]);

  readonly sourceName = computed(() => this.source.calendar()?.name ?? '');
  readonly target = new Target(this.sourceName);
  readonly targetName = computed(() => {
    const choice = this.target.choice();
    return choice ? nameOfTarget(choice) : '';
  });
  readonly name = suggested(() => this.texts.start.pairName(this.sourceName(), this.targetName()));

  readonly done = computed<Done>(() => ({
    account: this.account.checking()?.ok === true && this.source.found() !== null,
    calendar: this.source.calendar() !== null && this.source.lookedAt() !== null,
    target: this.target.choice() !== null,
    privacy: validatePolicy(this.policy()).length === 0,
    filters: validateFilters(this.filters()).length === 0,
    start: false,
  }));

  private readonly refused = signal<Refusal | null>(null);
  readonly refusal = this.refused.asReadonly();
  /** The loop that the pair closes has been told of: to start it now is to mean it. */
  readonly meansLoop = computed(() => this.refused()?.problem.code === 'loop');
  readonly pair = signal<PairAnswer | null>(null);

  /** Makes the pair, and the calendar that is its target. False when `refusal` says why not. */
  readonly creating = action(async () => {
    const [choice, look] = [this.target.choice(), this.source.lookedAt()];
    if (!choice || !look) return;
    let making: Making = 'target';
    const loop = this.meansLoop() ? { allowLoop: true } : {};
    this.refused.set(null);
    try {
      const { id: targetCalendarId } = await this.target.settle(choice);
      making = 'pair';
      const { calendarId: sourceCalendarId } = look;
      const [policy, filters, name] = [this.policy(), [...this.filters()], this.name().trim()];
      this.pair.set(await this.pairs.create({ name, sourceCalendarId, targetCalendarId, policy, filters, ...loop }));
    } catch (error) {
      const problem = toProblem(error);
      this.refused.set({ step: mendingStep(problem, making), problem });
      throw error;
    }
    await this.source.letGo(this.source.chosen());
  });

  /** Forgets a problem at a step that is not looked at any more. */
  left(step: Step): void {
    if (this.refused()?.step === step) this.refused.set(null);
  }

  /** Accounts that were begun in this visit and are of no use yet. */
  readonly begun = computed(() =>
    this.pair() ? [] : [this.account, this.target.account].filter((account) => account.begun()),
  );
  readonly leftBehind = computed(
    () => !this.pair() && (this.begun().length > 0 || this.source.taken().length > 0 || this.target.made() !== null),
  );

  /** Lets go what this visit has made: the calendars and, with `accounts`, the accounts. */
  async undo(accounts: boolean): Promise<void> {
    await Promise.allSettled([this.source.letGo(), this.target.letGo()]);
    if (accounts) await Promise.allSettled(this.begun().map((account) => account.discard()));
  }
}

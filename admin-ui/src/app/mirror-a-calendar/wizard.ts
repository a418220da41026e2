import {
  afterNextRender,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  Injector,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import { TEXTS } from '../../texts/texts';
import { Registrations } from '../registrations/registrations';
import { AccountStep } from './account/account-step';
import { KnownConnectors } from './account/known-connectors';
import { CalendarStep } from './calendar/calendar-step';
import { FiltersStep } from './filters-step';
import { leave } from './leaving/leave';
import { NewPair } from './new-pair';
import { PrivacyStep } from './privacy-step';
import { StartStep } from './start/start-step';
import { Stepper } from './stepper';
import { type Step, stepAfter, stepAt, stepBefore, STEPS } from './steps';
import { TargetStep } from './target/target-step';

/** The steps from an address to a pair, one at a time. What was entered is kept as long as this is shown. */
@Component({
  selector: 'app-wizard',
  imports: [AccountStep, CalendarStep, FiltersStep, PrivacyStep, StartStep, Stepper, TargetStep],
  templateUrl: './wizard.html',
  styleUrl: './wizard.scss',
  providers: [KnownConnectors, NewPair, Registrations],
})
export class Wizard {
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly pair = inject(NewPair);
  protected readonly texts = inject(TEXTS).mirrorACalendar;

  /** The step that is asked for. */
  readonly step = input<string>();
  protected readonly current = computed(() => stepAt(this.step(), this.pair.done()));

  constructor() {
    let last: Step | null = null;
    effect(() => {
      const [before, now] = [last, this.current()];
      this.pair.furthest.update((furthest) => Math.max(furthest, STEPS.indexOf(now)));
      last = now;
      if (before === null || before === now) return;
      untracked(() => {
        this.pair.left(before);
        this.toHeading();
      });
    });
  }

  /** Whether it may be left, which may have to be asked. */
  mayLeave(): boolean | Promise<boolean> {
    return leave(this.pair, this.injector);
  }

  protected turnTo(step: Step | null): void {
    if (step) void this.router.navigate([], { queryParams: { step: step === 'account' ? null : step } });
  }

  protected goOn(step: Step): void {
    this.turnTo(stepAfter(step));
  }

  protected goBack(): void {
    this.turnTo(stepBefore(this.current()));
  }

  protected begun(): void {
    void this.router.navigate([], { queryParams: { made: this.pair.pair()?.id }, replaceUrl: true });
  }

  /** A step that has changed is told to a screen reader by moving the focus to its heading. */
  private toHeading(): void {
    afterNextRender(() => this.heading()?.nativeElement.focus({ preventScroll: true }), { injector: this.injector });
  }
}

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
import { PageHead } from '../ui/page/page-head';
import { AccountStep } from './account/account-step';
import { KnownConnectors } from './account/known-connectors';
import { CalendarStep } from './calendar/calendar-step';
import { FiltersStep } from './filters-step';
import { FirstFill } from './start/first-fill';
import { leave } from './leaving/leave';
import { NewPair } from './new-pair';
import { PrivacyStep } from './privacy-step';
import { StartStep } from './start/start-step';
import { Stepper } from './stepper';
import { type Step, stepAfter, stepAt, stepBefore, STEPS } from './steps';
import { TargetStep } from './target/target-step';

/** From an address to a calendar that others can see: step by step, none of which is lost by going back. */
@Component({
  selector: 'app-mirror-a-calendar-page',
  imports: [AccountStep, CalendarStep, FiltersStep, FirstFill, PageHead, PrivacyStep, StartStep, Stepper, TargetStep],
  templateUrl: './mirror-a-calendar-page.html',
  styleUrl: './mirror-a-calendar-page.scss',
  providers: [KnownConnectors, NewPair],
})
export class MirrorACalendarPage {
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly pair = inject(NewPair);
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.mirrorACalendar;
  protected readonly toPairs = { path: '/pairs', label: this.all.pairs.title };

  /** `?step=`; the browser's own way back so leads from step to step. */
  readonly step = input<string>();
  /** `?made=`: id of the pair that came about. */
  readonly made = input<string>();
  protected readonly current = computed(() => stepAt(this.step(), this.pair.done()));

  constructor() {
    let first = true;
    effect(() => {
      this.pair.furthest.update((furthest) => Math.max(furthest, STEPS.indexOf(this.current())));
      if (!first) untracked(() => this.toHeading());
      first = false;
    });
  }

  /** Asked before the page is left. */
  mayLeave(): boolean | Promise<boolean> {
    return leave(this.pair, this.injector);
  }

  protected turnTo(step: Step | null): void {
    if (step) void this.router.navigate([], { queryParams: { step: step === 'account' ? null : step } });
  }

  protected goOn(step: Step): void {
    this.pair.passed(step);
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

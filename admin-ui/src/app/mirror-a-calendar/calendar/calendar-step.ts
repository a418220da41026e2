import { Component, computed, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TEXTS } from '../../../texts/texts';
import { action } from '../../ui/action/action';
import { EmptyState } from '../../ui/empty/empty-state';
import { ProblemPanel } from '../../ui/problem/problem-panel';
import { NewPair } from '../new-pair';
import { RefusalHere } from '../refusal-here';
import { StepActions } from '../step-actions';
import { CalendarList } from './calendar-list';
import { NextEvents } from './next-events';
import type { Refuses } from './refuses';
import { SampleState } from './sample-state';

/** What was found at the account: which of its calendars is mirrored. */
@Component({
  selector: 'app-calendar-step',
  imports: [CalendarList, EmptyState, MatButton, NextEvents, ProblemPanel, RefusalHere, SampleState, StepActions],
  templateUrl: './calendar-step.html',
  styleUrls: ['../step.scss', './calendar-step.scss'],
})
export class CalendarStep {
  protected readonly texts = inject(TEXTS).mirrorACalendar.calendar;
  protected readonly source = inject(NewPair).source;
  readonly back = output();
  readonly gone = output();

  protected readonly found = computed(() => this.source.found() ?? []);
  protected readonly refuses: Refuses = ({ readable }) => (readable ? null : this.texts.notReadable);
  protected readonly looking = action(() => this.source.look());
  /** The chosen one is read from now on, so that there is something to preview two steps further. */
  protected readonly going = action(async () => {
    await this.source.look();
    this.gone.emit();
  });

  constructor() {
    // Of an only calendar it is clear which is meant, and so it is looked at.
    if (this.found().length === 1 && this.source.calendar()) void this.looking.run();
  }
}

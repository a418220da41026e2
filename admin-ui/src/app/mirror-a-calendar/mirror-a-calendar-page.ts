import { Component, inject, input, viewChild } from '@angular/core';
import { TEXTS } from '../../texts/texts';
import { PageHead } from '../ui/page/page-head';
import { FirstFill } from './start/first-fill';
import { Wizard } from './wizard';

/** From an address to a calendar that others can see. */
@Component({
  selector: 'app-mirror-a-calendar-page',
  imports: [FirstFill, PageHead, Wizard],
  template: `
    <app-page-head [title]="texts.title" [lead]="made() ? '' : texts.lead" [back]="toPairs" />
    @if (made(); as id) {
      <app-first-fill [pairId]="id" />
    } @else {
      <app-wizard [step]="step()" />
    }
  `,
})
export class MirrorACalendarPage {
  private readonly all = inject(TEXTS);
  private readonly wizard = viewChild(Wizard);
  protected readonly texts = this.all.mirrorACalendar;
  protected readonly toPairs = { path: '/pairs', label: this.all.pairs.title };

  /** `?step=`; the browser's own way back so leads from step to step. */
  readonly step = input<string>();
  /** `?made=`: id of the pair that came about. */
  readonly made = input<string>();

  /** Asked before the page is left. */
  mayLeave(): boolean | Promise<boolean> {
    return this.wizard()?.mayLeave() ?? true;
  }
}

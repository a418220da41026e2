import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { CalendarAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';

/** What may be done with a calendar, by icon and word. */
@Component({
  selector: 'app-rights',
  imports: [MatIcon],
  template: `<mat-icon [svgIcon]="calendar().writable ? 'pencil' : 'eye'" aria-hidden="true" />{{ word() }}`,
  styles: `
    :host {
      display: inline-flex;
      gap: 6px;
      align-items: center;
    }
    mat-icon {
      flex: none;
      width: 16px;
      height: 16px;
    }
  `,
})
export class RightsLabel {
  private readonly words = inject(TEXTS).calendars.rights;
  readonly calendar = input.required<Pick<CalendarAnswer, 'readable' | 'writable'>>();
  protected readonly word = computed(() => {
    const { readable, writable } = this.calendar();
    if (readable && writable) return this.words.both;
    return readable ? this.words.read : writable ? this.words.write : this.words.none;
  });
}

import { Component, computed, inject, input, output } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TEXTS } from '../../../texts/texts';
import type { SearchedCalendars } from './searched-calendars';

/** Looks for calendars by their names or mailboxes, and says how many are found. */
@Component({
  selector: 'app-found-search',
  imports: [MatFormField, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ texts.search }}</mat-label>
      <input #words matInput type="search" [value]="searched().wanted()" (input)="search(words.value)" />
    </mat-form-field>
    <p class="quiet" role="status">{{ counted() }}</p>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-4);
      align-items: center;
    }
    mat-form-field {
      flex: 1 1 14rem;
      max-width: 20rem;
    }
    p {
      flex: 1 1 12rem;
    }
    @media (max-width: 699px) {
      mat-form-field {
        flex-basis: 100%;
        max-width: none;
      }
    }
  `,
})
export class FoundSearch {
  protected readonly texts = inject(TEXTS).calendars.found;
  readonly searched = input.required<SearchedCalendars>();
  /** Other words: what is found is listed from its beginning. */
  readonly entered = output();

  protected readonly counted = computed(() => {
    const { calendars, mailboxes } = this.searched().found();
    return this.texts.counted(calendars, mailboxes, this.searched().calendars().length);
  });

  protected search(words: string): void {
    this.searched().wanted.set(words);
    this.entered.emit();
  }
}

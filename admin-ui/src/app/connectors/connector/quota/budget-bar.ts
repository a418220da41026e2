import { Component, computed, input } from '@angular/core';
import { percentOf, type QuotaStanding } from './quota-use';

/** How much of a budget is used, and the end of it that is kept for live changes. */
@Component({
  selector: 'app-budget-bar',
  template: `
    <div
      class="bar"
      role="meter"
      aria-valuemin="0"
      [attr.aria-valuemax]="limit()"
      [attr.aria-valuenow]="counted()"
      [attr.aria-valuetext]="words()"
      [attr.aria-label]="label()"
    >
      @if (reserve() > 0) {
        <span class="reserve" [style.width.%]="reserved()"></span>
      }
      <span [class]="'used ' + standing()" [style.width.%]="usedShare()"></span>
    </div>
  `,
  styleUrl: './budget-bar.scss',
})
export class BudgetBar {
  readonly used = input.required<number>();
  readonly limit = input.required<number>();
  readonly reserve = input(0);
  readonly standing = input.required<QuotaStanding>();
  readonly label = input.required<string>();
  readonly words = input.required<string>();
  protected readonly counted = computed(() => Math.min(this.used(), this.limit()));
  protected readonly usedShare = computed(() => percentOf(this.used(), this.limit()));
  protected readonly reserved = computed(() => percentOf(this.reserve(), this.limit()));
}

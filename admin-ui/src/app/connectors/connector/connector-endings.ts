import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { ConnectorAnswer, ForecastItem } from '@calmirror/contracts';
import { TEXTS } from '../../../texts/texts';
import { EndingWords } from '../../forecast/ending-words';
import { endingsOf, Forecast } from '../../forecast/forecast';
import { endingKey, isPressing, mendingStep } from '../../forecast/mending';
import type { NextStep } from './next-step';

/** What of a connector has ended or soon does, and needs somebody: a panel each, with what is to be done. */
@Component({
  selector: 'app-connector-endings',
  imports: [EndingWords, MatButton, MatIcon, RouterLink],
  template: `
    @for (item of pressing(); track key(item)) {
      <section
        [class]="'card ' + (item.urgency === 'over' ? 'needs-attention' : 'soon')"
        [attr.aria-label]="texts.soon(item.urgency === 'over')"
      >
        <mat-icon [svgIcon]="item.urgency === 'over' ? 'state-needs-attention' : 'clock'" aria-hidden="true" />
        <div><app-ending-words [item]="item" /></div>
        @switch (stepOf(item)) {
          @case ('registration') {
            <a matButton="filled" routerLink="/settings">{{ texts.steps.registration }}</a>
          }
          @case ('connect') {
            @if (!taken()) {
              <button matButton="filled" type="button" (click)="act.emit('connect')">{{ texts.steps.connect }}</button>
            }
          }
          @case ('secret') {
            @if (!taken()) {
              <button matButton="filled" type="button" (click)="act.emit('edit')">{{ texts.steps.secret }}</button>
            }
          }
        }
      </section>
    }
  `,
  styleUrl: './standing-panel.scss',
  styles: `
    .soon {
      border-color: transparent;
      background: var(--wash-failing);
    }
    .soon mat-icon {
      color: var(--ink-failing);
    }
  `,
})
export class ConnectorEndings {
  protected readonly texts = inject(TEXTS).forecast;
  private readonly forecast = inject(Forecast);
  readonly connector = input.required<ConnectorAnswer>();
  /** A step is being taken: none need be offered. */
  readonly taken = input(false);
  readonly act = output<NextStep>();
  protected readonly pressing = computed(() =>
    endingsOf(this.forecast.items() ?? [], this.connector()).filter(
      // What has ended and shows at the connector is told of by its standing already.
      (item) => isPressing(item) && (item.urgency !== 'over' || this.connector().statusReason === null),
    ),
  );
  protected readonly key = endingKey;
  protected readonly stepOf = (item: ForecastItem) => mendingStep(item);
}

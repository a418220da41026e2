import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { ConnectorAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../../texts/texts';
import { standingWords } from '../standing-words';
import { type NextStep, nextStep } from './next-step';

/** Why a connector does not work, what that means, and the next step as a button. Takes no room when nothing is wrong. */
@Component({
  selector: 'app-standing-panel',
  imports: [MatButton, MatIcon],
  template: `
    @if (told(); as told) {
      <section [class]="'card ' + connector().status" [attr.aria-label]="texts.statuses[connector().status]">
        <mat-icon
          [svgIcon]="connector().status === 'needs-attention' ? 'state-needs-attention' : 'clock'"
          aria-hidden="true"
        />
        <div>
          <p class="what">{{ told.what }}</p>
          <p>{{ told.next }}</p>
        </div>
        @if (taken() ? null : step(); as step) {
          <button matButton="filled" type="button" (click)="act.emit(step)">
            {{ step === 'connect' && connector().account === null ? connect : texts.steps[step] }}
          </button>
        }
      </section>
    }
  `,
  styleUrl: './standing-panel.scss',
})
export class StandingPanel {
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.connectors;
  protected readonly connect = this.all.connecting.connect;
  readonly connector = input.required<ConnectorAnswer>();
  /** A step is being taken: none need be offered. */
  readonly taken = input(false);
  readonly act = output<NextStep>();
  protected readonly step = computed(() => nextStep(this.connector()));
  protected readonly told = computed(() => standingWords(this.connector(), this.texts));
}

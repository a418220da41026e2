import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { ConnectorAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../../texts/texts';
import { ConnectorsApi } from '../../data/connectors-api';
import { action } from '../../ui/action/action';
import { ProblemPanel } from '../../ui/problem/problem-panel';

/** An account that was begun another time and never worked: it can be gone on with, or removed. */
@Component({
  selector: 'app-unfinished',
  imports: [MatButton, MatIcon, ProblemPanel],
  template: `
    <div class="row">
      <mat-icon svgIcon="info" aria-hidden="true" />
      <p>{{ texts.unfinished(connector().name, texts.kinds[connector().kind]) }}</p>
      <div class="acts">
        <button matButton="outlined" type="button" (click)="taken.emit()">{{ texts.goOn }}</button>
        <button matButton type="button" [disabled]="removing.running()" (click)="removing.run()">
          {{ texts.remove }}
        </button>
      </div>
    </div>
    @if (removing.problem(); as problem) {
      <app-problem-panel [problem]="problem" />
    }
  `,
  styles: `
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-3);
      align-items: center;
      padding: var(--space-2) var(--space-3);
      border-radius: var(--corner-small);
      background: var(--wash-working);
    }
    mat-icon {
      flex: none;
      color: var(--ink-working);
    }
    p {
      flex: 1 1 16rem;
    }
  `,
})
export class Unfinished {
  private readonly api = inject(ConnectorsApi);
  protected readonly texts = inject(TEXTS).mirrorACalendar.account;
  readonly connector = input.required<ConnectorAnswer>();
  readonly taken = output();
  readonly removed = output();
  protected readonly removing = action(async () => {
    await this.api.remove(this.connector().id);
    this.removed.emit();
  });
}

import { Component, inject, input, model } from '@angular/core';
import type { ConnectorAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../../texts/texts';
import { hostOf } from '../../connectors/kinds/address';
import { StatusChip } from '../../ui/status/status-chip';
import { ANOTHER } from '../another';

/** Connectors that there are; one is chosen. */
@Component({
  selector: 'app-connector-list',
  imports: [StatusChip],
  template: `
    <fieldset>
      <legend class="unseen">{{ legend() }}</legend>
      @for (connector of connectors(); track connector.id) {
        <label [class.chosen]="connector.id === chosen()">
          <input type="radio" [name]="name" [checked]="connector.id === chosen()" (change)="chosen.set(connector.id)" />
          <span class="name">{{ connector.name }}</span>
          <span class="more quiet">{{ words.kinds[connector.kind] }}{{ placeOf(connector) }}</span>
          @if (connector.status !== 'active') {
            <app-status-chip tone="needs-attention" [word]="words.doesNotWork" />
          }
        </label>
      }
      @if (another(); as another) {
        <label [class.chosen]="chosen() === other">
          <input type="radio" [name]="name" [checked]="chosen() === other" (change)="chosen.set(other)" />
          <span class="name another">{{ another }}</span>
        </label>
      }
    </fieldset>
  `,
  styleUrl: '../list-of-choices.scss',
})
export class ConnectorList {
  protected readonly words = inject(TEXTS).mirrorACalendar.account;
  readonly legend = input.required<string>();
  readonly connectors = input.required<readonly ConnectorAnswer[]>();
  /** Id. */
  readonly chosen = model<string | null>(null);
  /** Words for the choice of one that is not there yet; none without them. */
  readonly another = input('');
  protected readonly other = ANOTHER;
  protected readonly name = `connector-${(last += 1)}`;

  protected placeOf({ name, settings }: ConnectorAnswer): string {
    const host = hostOf(String(settings['url'] ?? ''));
    return host === null || host === name ? '' : ` · ${host}`;
  }
}

/** Radio buttons of one group share a name that no other group has. */
let last = 0;

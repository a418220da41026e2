import { Component, effect, inject, input, linkedSignal, output } from '@angular/core';
import { form } from '@angular/forms/signals';
import { CONNECTOR_STATUSES, type ConnectorKind, type ConnectorStatus } from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../../texts/texts';
import { SelectField } from '../../ui/form/select-field';
import { TextField } from '../../ui/form/text-field';
import { FORM_KINDS } from '../kinds/connector-forms';

/** What is asked for; an empty word asks for all. */
export interface ConnectorFilter {
  readonly name: string;
  readonly kind: ConnectorKind | '';
  readonly status: ConnectorStatus | '';
}

/** A person who types has come to an end. */
const PAUSE_MS = 250;

/** Narrows the list: what is chosen counts at once, what is typed after a pause. */
@Component({
  selector: 'app-connector-filters',
  imports: [SelectField, TextField],
  template: `
    <div role="search" [attr.aria-label]="words.label">
      <app-text-field class="name" [label]="words.name" [field]="fields.name" />
      <app-select-field [label]="words.status" [choices]="statuses" [field]="fields.status" />
      <app-select-field [label]="words.kind" [choices]="kinds" [field]="fields.kind" />
    </div>
  `,
  styles: `
    div {
      display: grid;
      grid-template-columns: minmax(12rem, 2fr) repeat(2, minmax(0, 1fr));
      gap: var(--space-2) var(--space-3);
      max-width: 48rem;
      margin-bottom: var(--space-4);
    }
    @media (max-width: 599px) {
      div {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
      .name {
        grid-column: 1 / -1;
      }
    }
  `,
})
export class ConnectorFilters {
  private readonly texts = inject(TEXTS).connectors;
  protected readonly words = this.texts.filters;
  readonly filter = input.required<ConnectorFilter>();
  readonly filtered = output<ConnectorFilter>();

  protected readonly statuses = [
    { value: '' as const, label: this.words.any },
    ...CONNECTOR_STATUSES.map((value) => ({ value, label: this.texts.statuses[value] })),
  ];
  protected readonly kinds = [
    { value: '' as const, label: this.words.any },
    ...FORM_KINDS.map((value) => ({ value, label: this.texts.kinds[value] })),
  ];

  private readonly entered = linkedSignal(() => this.filter());
  protected readonly fields = form(this.entered);

  constructor() {
    effect((onCleanup) => {
      const [entered, applied] = [this.entered(), this.filter()];
      if (entered.name === applied.name && entered.kind === applied.kind && entered.status === applied.status) return;
      const typing = entered.name !== applied.name;
      const timer = setTimeout(() => this.filtered.emit(entered), typing ? PAUSE_MS : 0);
      onCleanup(() => clearTimeout(timer));
    });
  }
}

import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, linkedSignal, model, untracked } from '@angular/core';
import { form } from '@angular/forms/signals';
import type { MetricsSummary } from '@calmirror/contracts';
import { PAIR_STATES, type PairState } from '@calmirror/contracts/closed-lists';
import { TEXTS } from '../../texts/texts';
import { live } from '../live/live';
import { SelectField } from '../ui/form/select-field';
import { TextField } from '../ui/form/text-field';

const COUNTS_EVERY_MS = 10_000;
/** A name that is being typed is looked for when the typing rests. */
const RESTED_MS = 250;

/** Which pairs are asked for: by part of their name (empty for any), and by state (null for every). */
export interface AskedPairs {
  readonly name: string;
  readonly state: PairState | null;
}

type Shown = PairState | 'every';

/** Which pairs are shown: by their state, each with how many there are, and by part of their name. */
@Component({
  selector: 'app-pairs-filter',
  imports: [SelectField, TextField],
  template: `
    <form role="search">
      <app-text-field [label]="texts.name" [field]="form.name" />
      <app-select-field [label]="texts.state" [choices]="choices()" [field]="form.state" />
    </form>
  `,
  styles: `
    form {
      display: grid;
      grid-template-columns: minmax(0, 18rem) minmax(0, 15rem);
      gap: var(--space-3);
    }
  `,
})
export class PairsFilter {
  private readonly all = inject(TEXTS).pairs;
  protected readonly texts = this.all.filter;
  readonly asked = model.required<AskedPairs>();

  private readonly entered = linkedSignal(() => {
    const { name, state } = this.asked();
    return { name, state: (state ?? 'every') as Shown };
  });
  protected readonly form = form(this.entered);

  private readonly summary = live(
    httpResource<MetricsSummary>(() => '/api/metrics/summary'),
    { topics: ['pairs'], everyMs: COUNTS_EVERY_MS },
  );
  protected readonly choices = computed(() => {
    const counted = new Map(this.summary.latest()?.value.pairs.map(({ state, pairs }) => [state, pairs]));
    const inState = (state: PairState): string => {
      const pairs = counted.get(state);
      return pairs === undefined ? this.all.states[state] : this.texts.inState(this.all.states[state], pairs);
    };
    return [
      { value: 'every' as Shown, label: this.texts.every },
      ...PAIR_STATES.map((value) => ({ value: value as Shown, label: inState(value) })),
    ];
  });

  constructor() {
    effect((onCleanup) => {
      const { name, state } = this.entered();
      const asked = { name, state: state === 'every' ? null : state };
      const before = untracked(this.asked);
      if (asked.state !== before.state) this.asked.set(asked);
      else if (asked.name !== before.name) {
        const timer = setTimeout(() => this.asked.set(asked), RESTED_MS);
        onCleanup(() => clearTimeout(timer));
      }
    });
  }
}

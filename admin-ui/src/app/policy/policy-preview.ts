import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatIcon } from '@angular/material/icon';
import {
  type CalendarEvent,
  type Filter,
  type PairNames,
  type PolicySettings,
  validateFilters,
  validatePolicy,
  type WindowSettings,
} from '@calmirror/core';
import { TEXTS } from '../../texts/texts';
import { spanWords } from '../ui/time/span-words';
import { ownZone, zoneOr } from '../ui/time/zones';
import { type PreviewInput, type PreviewRow, previewRows } from './preview-rows';
import { SaidEvent } from './said-event';

/** Source and target side by side: the next events as they are, and what others will see of them. */
@Component({
  selector: 'app-policy-preview',
  imports: [MatCheckbox, MatIcon, SaidEvent],
  templateUrl: './policy-preview.html',
  styleUrl: './policy-preview.scss',
})
export class PolicyPreview {
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.policy.preview;

  readonly events = input.required<readonly CalendarEvent[]>();
  readonly policy = input.required<PolicySettings>();
  readonly filters = input<readonly Filter[]>([]);
  readonly names = input.required<PairNames>();
  /** IANA name of the source calendar's zone; null where it has none. */
  readonly timeZone = input.required<string | null>();
  readonly window = input<WindowSettings>({ pastDays: 30, futureDays: 365 });

  /** What the worker takes for the zone of a calendar that names none. */
  private readonly reference = computed(() => this.timeZone() ?? 'UTC');
  private readonly zone = computed(() => zoneOr(this.timeZone(), ownZone()));
  protected readonly zoneWords = computed(() => this.all.zones.of(this.zone(), this.timeZone()));
  /** Null while something in the settings is not valid. */
  private readonly valid = computed<PreviewInput | null>(() => {
    const [policy, filters] = [this.policy(), this.filters()];
    if (validatePolicy(policy).length > 0 || validateFilters(filters).length > 0) return null;
    return {
      events: this.events(),
      policy,
      filters,
      names: this.names(),
      window: this.window(),
      timeZone: this.reference(),
    };
  });
  protected readonly invalid = computed(() => this.valid() === null);
  protected readonly rows = linkedSignal<PreviewInput | null, readonly PreviewRow[]>({
    source: this.valid,
    computation: (input, previous) => (input === null ? (previous?.value ?? []) : previewRows(input, Date.now())),
  });
  protected readonly gone = computed(() => this.rows().filter(({ reason }) => reason !== null));
  protected readonly onlyGone = signal(false);
  protected readonly shown = computed(() =>
    (this.onlyGone() && this.gone().length > 0 ? this.gone() : this.rows()).map((row) => ({
      ...row,
      words: spanWords(row, row.floating ? this.reference() : this.zone(), this.all.language),
    })),
  );
  protected readonly counts = computed(() => {
    const [gone, total] = [this.gone().length, this.rows().length];
    return gone === 0 ? this.texts.allGo(total) : this.texts.gone(gone, total);
  });
}

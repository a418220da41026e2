import { DOCUMENT } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { CalendarAnswer, PairAnswer, PairProgress } from '@calmirror/contracts';
import { TEXTS } from '../../../texts/texts';
import { live } from '../../live/live';
import { secondsLeft } from '../../pairs/progress/seconds-left';
import { CopyButton } from '../../ui/copy/copy-button';
import { Skeleton } from '../../ui/loading/skeleton';
import { ProblemPanel } from '../../ui/problem/problem-panel';
import { fillPhase } from './fill-phase';

const EVERY_MS = 1_000;

/** A pair that has just been made, until all of its mirrors are there, and the address that others subscribe to. */
@Component({
  selector: 'app-first-fill',
  imports: [CopyButton, MatButton, MatIcon, ProblemPanel, RouterLink, Skeleton],
  templateUrl: './first-fill.html',
  styleUrl: './first-fill.scss',
})
export class FirstFill {
  private readonly all = inject(TEXTS);
  private readonly base = inject(DOCUMENT).baseURI;
  protected readonly texts = this.all.mirrorACalendar.fill;
  protected readonly reasons = this.all.pairs.reasons;
  readonly pairId = input.required<string>();

  private readonly path = computed(() => `/api/pairs/${this.pairId()}`);
  protected readonly pairs = live(
    httpResource<PairAnswer>(() => this.path()),
    { topics: () => [`pair:${this.pairId()}`], everyMs: EVERY_MS },
  );
  protected readonly pair = computed<PairAnswer | null>(() => this.pairs.latest()?.value ?? null);
  /** Moves with each write, which no topic tells. */
  private readonly progressing = live(
    httpResource<PairProgress>(() => (this.pair()?.lastSucceededAt ? undefined : `${this.path()}/progress`)),
    { everyMs: EVERY_MS },
  );
  private readonly target = httpResource<CalendarAnswer>(() => {
    const id = this.pair()?.targetCalendarId;
    return id && `/api/calendars/${id}`;
  });

  /** As it last moved: between the last write and the word that all is there no run is under way. */
  protected readonly progress = linkedSignal<PairProgress | null, PairProgress | null>({
    source: () => this.progressing.latest()?.value ?? null,
    computation: (now, before) => (now && now.total > 0 ? now : (before?.value ?? null)),
  });
  private readonly seconds = secondsLeft(this.progressing.latest);
  protected readonly left = computed(() => {
    const seconds = this.seconds();
    return seconds === null ? null : this.all.pairs.page.progress.remaining(seconds);
  });
  protected readonly phase = computed(() => {
    const pair = this.pair();
    return pair && fillPhase(pair, this.progress());
  });
  /** Whole, for other programs; null where the target is not published. */
  protected readonly address = computed(() => {
    const feedUrl = this.target.hasValue() ? this.target.value().feedUrl : null;
    return feedUrl && new URL(feedUrl, this.base).href;
  });
}

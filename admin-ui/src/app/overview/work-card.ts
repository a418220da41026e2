import { Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { MetricsSummary } from '@calmirror/contracts';
import { TEXTS } from '../../texts/texts';

/** What waits and runs in each lane of the queue, who works, and how the last day's jobs ended. */
@Component({
  selector: 'app-work-card',
  imports: [MatIcon, RouterLink],
  templateUrl: './work-card.html',
  styleUrl: './work-card.scss',
})
export class WorkCard {
  private readonly words = inject(TEXTS).overview;
  protected readonly texts = this.words.work;
  protected readonly number = this.words.number;
  readonly summary = input.required<MetricsSummary>();
  /** A worker is called by its host, its process and an id; the last says nothing to people. */
  protected readonly workers = computed(() =>
    this.summary().workers.map((id) => {
      const [host = id, process] = id.split(' ');
      return { id, words: process === undefined ? host : this.texts.worker(host, process) };
    }),
  );
}

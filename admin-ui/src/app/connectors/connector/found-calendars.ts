import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import { Component, computed, ElementRef, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { DiscoveredCalendarAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../../texts/texts';
import { RightsLabel } from '../../calendars/rights-label';
import { Swatch } from '../../calendars/swatch';
import { foundRowKey, foundRows } from './found-rows';

/** With more than these one looks for what one wants by its name. */
const SEARCHED_ABOVE = 12;
const ROW_PX = 56;
/** Half of one more tells that there are others. */
const SEEN_ROWS = 7.5;

/**
 * The calendars of an account that are not in use, or of an organisation, by mailbox. However many thousand there are, only
 * those in sight are drawn.
 */
@Component({
  selector: 'app-found-calendars',
  imports: [
    CdkFixedSizeVirtualScroll,
    CdkVirtualForOf,
    CdkVirtualScrollViewport,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    RightsLabel,
    Swatch,
  ],
  templateUrl: './found-calendars.html',
  styleUrl: './found-calendars.scss',
})
export class FoundCalendars {
  protected readonly texts = inject(TEXTS).connectors.calendars;
  readonly calendars = input.required<readonly DiscoveredCalendarAnswer[]>();
  /** One is being taken into use. */
  readonly busy = input.required<boolean>();
  readonly chosen = output<DiscoveredCalendarAnswer>();

  private readonly viewport = viewChild(CdkVirtualScrollViewport, { read: ElementRef<HTMLElement> });
  protected readonly rowPx = ROW_PX;
  protected readonly key = foundRowKey;
  protected readonly isSearched = computed(() => this.calendars().length > SEARCHED_ABOVE);
  protected readonly wanted = linkedSignal<boolean, string>({ source: this.isSearched, computation: () => '' });
  protected readonly rows = computed(() => foundRows(this.calendars(), this.wanted()));
  private readonly found = computed(() => this.rows().filter(({ calendar }) => calendar !== null).length);
  protected readonly counted = computed(() =>
    this.texts.counted(this.found(), this.rows().length - this.found(), this.calendars().length),
  );
  protected readonly height = computed(() => Math.min(this.rows().length, SEEN_ROWS) * ROW_PX);

  protected search(words: string): void {
    this.wanted.set(words);
    const viewport = this.viewport()?.nativeElement;
    if (viewport) viewport.scrollTop = 0;
  }

  protected label({ name, mailbox }: DiscoveredCalendarAnswer): string {
    return this.texts.useOf(name, mailbox ?? null);
  }
}

import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import { Component, computed, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { DiscoveredCalendarAnswer } from '@calmirror/contracts';
import { TEXTS } from '../../../texts/texts';
import { foundRowKey } from '../../calendars/found/found-rows';
import { FoundSearch } from '../../calendars/found/found-search';
import { listHeight, ROW_PX, SearchedCalendars } from '../../calendars/found/searched-calendars';
import { RightsLabel } from '../../calendars/rights-label';
import { Swatch } from '../../calendars/swatch';

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

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
    FoundSearch,
    MatButton,
    RightsLabel,
    Swatch,
  ],
  templateUrl: './found-calendars.html',
  styleUrl: './found-calendars.scss',
})
export class FoundCalendars {
  private readonly all = inject(TEXTS);
  protected readonly texts = this.all.connectors.calendars;
  protected readonly found = this.all.calendars.found;
  readonly calendars = input.required<readonly DiscoveredCalendarAnswer[]>();
  /** One is being taken into use. */
  readonly busy = input.required<boolean>();
  readonly chosen = output<DiscoveredCalendarAnswer>();
  /** Large organisations are not listed whole: a mailbox that was named can be looked into by itself. */
  readonly looksInto = input(false);
  readonly lookedInto = output<string>();

  private readonly viewport = viewChild(CdkVirtualScrollViewport, { read: ElementRef<HTMLElement> });
  protected readonly rowPx = ROW_PX;
  protected readonly key = foundRowKey;
  protected readonly searched = new SearchedCalendars(this.calendars);
  protected readonly height = computed(() => listHeight(this.searched.rows().length));

  /** What was entered, where it is an address and nothing is found of it. */
  protected readonly mailbox = computed(() => {
    const wanted = this.searched.wanted().trim();
    return this.looksInto() && this.searched.rows().length === 0 && ADDRESS.test(wanted) ? wanted : null;
  });

  protected toTop(): void {
    const viewport = this.viewport()?.nativeElement;
    if (viewport) viewport.scrollTop = 0;
  }

  protected label({ name, mailbox }: DiscoveredCalendarAnswer): string {
    return this.texts.useOf(name, mailbox ?? null);
  }
}

import {
  CdkFixedSizeVirtualScroll,
  CdkVirtualForOf,
  CdkVirtualScrollableWindow,
  CdkVirtualScrollViewport,
} from '@angular/cdk/scrolling';
import { NgTemplateOutlet } from '@angular/common';
import {
  Component,
  computed,
  contentChild,
  DestroyRef,
  Directive,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  TemplateRef,
  viewChild,
} from '@angular/core';
import { auditTime } from 'rxjs';
import { Skeleton } from '../loading/skeleton';
import type { RowSource } from './row-source';

/** A list is narrow, and its rows are cards, where it has less room than this. */
const NARROW_BELOW_PX = 900;
/** A list that is flung by does not ask for all that it passes. */
const RESTED_MS = 80;

interface RowContext<Row> {
  readonly $implicit: Row;
  readonly index: number;
}

/** How one row looks: its cells, each with `role="cell"`. */
@Directive({ selector: 'ng-template[appRow]' })
export class RowTemplate<Row> {
  readonly template = inject<TemplateRef<RowContext<Row>>>(TemplateRef);
  /** The list's own rows, for their type alone. */
  readonly appRow = input.required<RowSource<Row>>();

  /** For the compiler alone, which looks for a method of this name. */
  static ngTemplateContextGuard<Row>({ template }: RowTemplate<Row>, context: unknown): context is RowContext<Row> {
    return template !== context;
  }
}

/** The heads of the columns: as many `role="columnheader"` as a row has cells. Not shown where the list is narrow. */
@Directive({ selector: 'ng-template[appRowHeads]' })
export class RowHeads {
  readonly template = inject<TemplateRef<unknown>>(TemplateRef);
}

/**
 * A table of any length that scrolls with the page: only what is in sight is drawn and asked for.
 *
 *     <app-row-list [label]="texts.title" [source]="rows" columns="10rem 1fr 8rem" [rowHeight]="44" [cardHeight]="96">
 *       <ng-template appRowHeads><span role="columnheader">…</span>…</ng-template>
 *       <ng-template [appRow]="rows" let-row><span role="cell">…</span>…</ng-template>
 *     </app-row-list>
 *
 * Each row is exactly `rowHeight` high, and `cardHeight` where the list is narrower than 900 px; there the cells stand in
 * `cardColumns`. Pages style their own cells, by `@container (width < 900px)` for cards. `rows` is made by `pagedRows`.
 */
@Component({
  selector: 'app-row-list',
  imports: [
    CdkFixedSizeVirtualScroll,
    CdkVirtualForOf,
    CdkVirtualScrollableWindow,
    CdkVirtualScrollViewport,
    NgTemplateOutlet,
    Skeleton,
  ],
  templateUrl: './row-list.html',
  styleUrl: './row-list.scss',
  host: { '[class.narrow]': 'narrow()' },
})
export class RowList<Row> {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly source = input.required<RowSource<Row>>();
  /** Says to screen readers what the table is of. */
  readonly label = input.required<string>();
  /** The widths of the columns, as in `grid-template-columns`. */
  readonly columns = input.required<string>();
  readonly cardColumns = input('minmax(0, 1fr)');
  readonly rowHeight = input(44);
  readonly cardHeight = input(88);

  protected readonly row = contentChild.required<RowTemplate<Row>>(RowTemplate);
  protected readonly heads = contentChild(RowHeads);
  private readonly viewport = viewChild(CdkVirtualScrollViewport);
  protected readonly narrow = signal(false);
  protected readonly rows = computed(() => [...(this.source().rows() ?? [])]);
  protected readonly loading = computed(() => this.source().rows() === null);
  protected readonly height = computed(() => (this.narrow() ? this.cardHeight() : this.rowHeight()));
  protected readonly grid = computed(() => (this.narrow() ? this.cardColumns() : this.columns()));

  constructor() {
    this.followWidth();
    effect((onCleanup) => {
      const seen = this.viewport()
        ?.renderedRangeStream.pipe(auditTime(RESTED_MS))
        .subscribe(({ start, end }) => this.source().need(start, end));
      onCleanup(() => seen?.unsubscribe());
    });
  }

  private followWidth(): void {
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) this.narrow.set(entry.contentRect.width < NARROW_BELOW_PX);
    });
    observer.observe(this.element);
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }
}

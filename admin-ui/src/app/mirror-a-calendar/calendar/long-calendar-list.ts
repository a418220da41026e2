import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import {
  afterNextRender,
  Component,
  computed,
  effect,
  inject,
  Injector,
  input,
  linkedSignal,
  model,
  signal,
  viewChild,
} from '@angular/core';
import { first } from 'rxjs';
import { TEXTS } from '../../../texts/texts';
import { FoundSearch } from '../../calendars/found/found-search';
import { listHeight, ROW_PX, type SearchedCalendars } from '../../calendars/found/searched-calendars';
import { CalendarWords } from './calendar-words';
import { type Choice, type ChoiceLine, choiceLines, isChoice, placeAfter } from './choice-lines';
import type { Refuses } from './refuses';

/**
 * One of many thousand calendars is looked for, and chosen. Only those in sight are drawn, so that the list holds the focus and
 * names its active option: an option that had it would lose it with the next turn of the wheel. As with radio buttons,
 * what is gone to is chosen; what cannot be chosen can still be gone to, to read why.
 */
@Component({
  selector: 'app-long-calendar-list',
  imports: [CalendarWords, CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport, FoundSearch],
  templateUrl: './long-calendar-list.html',
  styleUrl: './long-calendar-list.scss',
})
export class LongCalendarList {
  private readonly injector = inject(Injector);
  protected readonly found = inject(TEXTS).calendars.found;
  readonly legend = input.required<string>();
  readonly searched = input.required<SearchedCalendars>();
  readonly refuses = input.required<Refuses>();
  readonly coloured = input.required<boolean>();
  /** Words for the choice of one that is not there yet; none without them. */
  readonly another = input.required<string>();
  /** External id, or `ANOTHER`. */
  readonly chosen = model.required<string | null>();

  private readonly viewport = viewChild(CdkVirtualScrollViewport);
  /** Lines from one to before the other. */
  private readonly drawn = signal({ start: 0, end: 0 });
  private readonly name = `choices-${(last += 1)}`;
  protected readonly rowPx = ROW_PX;
  protected readonly lines = computed(() => choiceLines(this.searched().rows(), this.another() !== ''));
  protected readonly choices = computed(() => this.lines().filter(isChoice));
  protected readonly height = computed(() => listHeight(this.lines().length));
  /** Where the keys are: what is chosen at first, or where one begins. */
  protected readonly active = linkedSignal<readonly Choice[], Choice | null>({
    source: this.choices,
    computation: (choices, before) => {
      const at = (value: string | null | undefined) => choices.find((choice) => choice.value === value);
      return at(before?.value?.value) ?? at(this.chosen()) ?? choices[0] ?? null;
    },
  });
  /** Null while it is out of sight, and so not drawn. */
  protected readonly activeId = computed(() => {
    const [active, { start, end }] = [this.active(), this.drawn()];
    return active && active.line >= start && active.line < end ? this.idOf(active) : null;
  });

  constructor() {
    effect((onCleanup) => {
      const viewport = this.viewport();
      if (!viewport) return;
      const drawing = viewport.renderedRangeStream.subscribe((range) => this.drawn.set(range));
      const begins = viewport.renderedRangeStream.pipe(first(({ end }) => end > 0));
      drawing.add(begins.subscribe(() => this.beginAtChosen()));
      onCleanup(() => drawing.unsubscribe());
    });
  }

  protected press(event: KeyboardEvent): void {
    const active = this.active();
    if (!active || event.altKey || event.ctrlKey || event.metaKey) return;
    const place = event.key === ' ' ? active.place : placeAfter(event.key, active.place, this.choices().length);
    const choice = this.choices()[(place ?? 0) - 1];
    if (!choice) return;
    event.preventDefault();
    this.goTo(choice);
    // The page follows by itself only what has the focus, which is the whole list.
    this.viewport()?.elementRef.nativeElement.scrollIntoView({ block: 'nearest' });
  }

  protected choose({ target }: Event): void {
    const option = target instanceof Element ? target.closest('[role=option]') : null;
    const choice = this.choices().find((one) => this.idOf(one) === option?.id);
    if (choice) this.goTo(choice);
  }

  private goTo(choice: Choice): void {
    this.active.set(choice);
    if (choice.calendar === null || this.refuses()(choice.calendar) === null) this.chosen.set(choice.value);
    this.reveal(choice);
  }

  protected scrollTo(top: number): void {
    const element = this.viewport()?.elementRef.nativeElement;
    if (element) element.scrollTop = top;
  }

  protected readonly idOf = ({ place }: Choice): string => `${this.name}-${place}`;
  protected readonly key = (_: number, { key }: ChoiceLine): string => key;

  /** Whoever comes back finds what was chosen. The list has its whole height when its first lines are rendered. */
  private beginAtChosen(): void {
    afterNextRender(
      () => {
        const active = this.active();
        if (active) this.reveal(active);
      },
      { injector: this.injector },
    );
  }

  /** With the line before it, which may be the head of its mailbox, and the next one. */
  private reveal({ line }: Choice): void {
    const element = this.viewport()?.elementRef.nativeElement;
    if (!element) return;
    const [highest, lowest] = [(line - 1) * ROW_PX, (line + 2) * ROW_PX - element.clientHeight];
    if (element.scrollTop > highest) this.scrollTo(highest);
    else if (element.scrollTop < lowest) this.scrollTo(lowest);
  }
}

/** Options have ids that those of no other list have. */
let last = 0;

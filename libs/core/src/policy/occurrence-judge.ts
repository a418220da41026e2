import type { EventDetails, EventSpan } from '../event/calendar-event.js';
import type { ZoneBook } from '../recurrence/zone-book.js';
import { isInWindow } from '../window/window-edges.js';
import type { TimeWindow } from '../event/instance.js';
import type { JudgeContext } from './judgement.js';
import type { Verdict } from './verdict.js';
import { verdictOf } from './verdict-of.js';

type Span = Pick<EventSpan, 'start' | 'end'>;

/** Judges single occurrences of one event, in the zones that it knows. Throws `RecurrenceFault` for unreadable times. */
export class OccurrenceJudge {
  constructor(
    private readonly context: JudgeContext,
    private readonly book: ZoneBook,
  ) {}

  verdictOf(details: EventDetails, span: Span): Verdict {
    const { policy, filters } = this.context;
    const instantOf = this.book.instantOf.bind(this.book);
    return verdictOf({ details, span, milliseconds: this.lengthOf(span), instantOf }, policy, filters);
  }

  isInWindow(span: Span, window: TimeWindow, alreadyMirrored: boolean): boolean {
    const occupied = { from: this.book.instantOf(span.start), to: this.book.instantOf(span.end) };
    return isInWindow(occupied, window, alreadyMirrored);
  }

  /** A day on which clocks change is as long as any other where a time is in no zone. */
  private lengthOf({ start, end }: Span): number {
    const onWall = start.kind === 'date' || start.kind === 'floating';
    return onWall
      ? this.book.wallOf(end) - this.book.wallOf(start)
      : this.book.instantOf(end) - this.book.instantOf(start);
  }
}

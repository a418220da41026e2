import type { CalendarEvent } from '../event/calendar-event.js';
import { RecurrenceFault } from '../recurrence/recurrence-fault.js';
import { ZoneBook } from '../recurrence/zone-book.js';
import { judgeSeries } from './judge-series.js';
import { type JudgeContext, type Judgement, keptOut } from './judgement.js';
import { OccurrenceJudge } from './occurrence-judge.js';

/**
 * Decides whether a source event is mirrored and what of it. In this order: an event that carries a marker, anyone's, is
 * a mirror and never a source (promise 5); then the window; then the policy's own conditions and the filters.
 *
 * @param alreadyMirrored whether its mirror stands, which lets it leave the window later than it entered
 */
export function judgeEvent(event: CalendarEvent, context: JudgeContext, alreadyMirrored: boolean): Judgement {
  if (event.marker !== null) return keptOut('own-mirror');
  try {
    const book = new ZoneBook(event.zones, context.referenceZone);
    return event.recurrence === null && event.overrides.length === 0
      ? judgeSingle(event, context, alreadyMirrored, book)
      : judgeSeries(asSeries(event), context, alreadyMirrored, book);
  } catch (error) {
    if (error instanceof RecurrenceFault) return keptOut('unreadable', error.code);
    throw error;
  }
}

function judgeSingle(event: CalendarEvent, context: JudgeContext, alreadyMirrored: boolean, book: ZoneBook): Judgement {
  const judge = new OccurrenceJudge(context, book);
  if (!judge.isInWindow(event, context.window, alreadyMirrored)) return keptOut('outside-window');
  const verdict = judge.verdictOf(event, event);
  return verdict.mirrored ? { mirrored: true, event, exclusions: [] } : verdict;
}

/** An event with overrides repeats, if only by them. */
function asSeries(event: CalendarEvent): Parameters<typeof judgeSeries>[0] {
  const once = { rules: [], exceptionRules: [], dates: [], exclusions: [] };
  return { ...event, recurrence: event.recurrence ?? once };
}

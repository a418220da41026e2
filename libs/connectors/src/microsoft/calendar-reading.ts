import { boundsOf, type CalendarEvent, type TimeWindow } from '@calmirror/core';
import type { FetchRequest, FetchResult, SourceEvent, WithheldEvent } from '../adapter.js';
import type { CalendarPlace } from './calendar-place.js';
import { formatDeltaCursor, parseDeltaCursor } from './delta-cursor.js';
import { type DeltaRound, readRound } from './delta-round.js';
import { covers, deltaWindowFor } from './delta-window.js';
import { EVENT_QUERY, eventIn, PREFER } from './event-fields.js';
import type { GraphAnswer } from './graph-answer.js';
import { askAll } from './graph-batch.js';
import { type AskOptions, type GraphClient, type GraphQuestion, isSuccess } from './graph-client.js';
import { readEvent } from './mapping/read-event.js';
import { markedByTransaction } from './own-transaction.js';
import { formatReadingRevision, isSeriesRevision } from './reading-revision.js';
import { readWholeSeries, seriesPieces, seriesQuestion, type ToldInstances } from './series-reading.js';

type Reading = SourceEvent | WithheldEvent;

const NOTHING = {
  events: [],
  withheld: [],
  removed: [],
  present: [],
  calendar: { name: null, color: null, timeZone: null },
  refreshSeconds: null,
} as const satisfies Partial<FetchResult>;

/**
 * Reads one calendar for one request of the engine: the delta of a view of it, and each series that was touched as a whole.
 * Why so: docs/adr/0009.
 */
export class CalendarReading {
  private readonly options: AskOptions;

  constructor(
    private readonly client: GraphClient,
    private readonly place: CalendarPlace,
    private readonly request: FetchRequest,
  ) {
    this.options = { mailbox: place.mailbox, signal: request.signal, needs: 'Calendars.Read' };
  }

  /** @throws ProviderError; `cursor-expired` where Graph no longer knows the delta */
  async read(): Promise<FetchResult> {
    const cursor = parseDeltaCursor(this.request.cursor);
    return cursor === null || !covers(cursor.window, this.request.window)
      ? this.readAnew()
      : this.readChanges(cursor.path, cursor.window);
  }

  private async readAnew(): Promise<FetchResult> {
    const window = deltaWindowFor(this.request.window);
    const span = `startDateTime=${window.from}&endDateTime=${window.to}`;
    const round = await readRound(this.client, `${this.place.path}/calendarView/delta?${span}`, this.options);
    const { readings } = await this.readingsOf(round, window, []);
    const known = await this.request.known();
    const present = readings.map(idOf);
    return { ...NOTHING, ...changedAmong(readings, known), kind: 'full', present, cursor: cursorOf(round, window) };
  }

  private async readChanges(path: string, window: TimeWindow): Promise<FetchResult> {
    const round = await readRound(this.client, path, this.options);
    const cursor = cursorOf(round, window);
    const told = round.singles.size + round.series.size + round.removed.size;
    if (told === 0) return { ...NOTHING, kind: 'unchanged', cursor };
    const known = await this.request.known();
    const missing = [...round.removed].filter((id) => known.has(id));
    const { readings, gone } = await this.readingsOf(
      round,
      window,
      missing.map((id) => ({ id, isSeries: isSeriesRevision(known.get(id) ?? '') })),
    );
    const changed = changedAmong(readings, known);
    const removed = gone.filter((id) => known.has(id));
    const isChanged = changed.events.length + changed.withheld.length + removed.length > 0;
    return { ...NOTHING, ...changed, removed, kind: isChanged ? 'delta' : 'unchanged', cursor };
  }

  /** What was told, series as a whole; and what has become of what is missing from the view. */
  private async readingsOf(
    round: DeltaRound,
    window: TimeWindow,
    missing: readonly { readonly id: string; readonly isSeries: boolean }[],
  ): Promise<{ readings: readonly Reading[]; gone: readonly string[] }> {
    const readings = [...round.singles.values()].map((event) =>
      named(markedByTransaction(readEvent(event), event), false),
    );
    const series = [...round.series.keys()];
    const questions = [
      ...series.map((id) => seriesQuestion(this.place.path, id)),
      ...missing.map(({ id, isSeries }) => (isSeries ? seriesQuestion(this.place.path, id) : this.eventQuestion(id))),
    ];
    const answers = await askAll(this.client, questions, this.options);
    const gone: string[] = [];
    for (const [index, id] of [...series, ...missing.map((one) => one.id)].entries()) {
      const isMissing = index >= series.length;
      const told = isMissing ? null : { window, stubs: round.series.get(id) ?? [] };
      const reading = await this.readingIn(answers[index], told);
      // An event that lies within the view, and is not in it, has left the calendar.
      if (reading === null || (isMissing && isWithin(reading, window))) gone.push(id);
      else readings.push(reading);
    }
    return { readings, gone };
  }

  /** Null where the event is not there any more. @throws ProviderError for any other answer that is none */
  private async readingIn(answer: GraphAnswer | undefined, told: ToldInstances | null): Promise<Reading | null> {
    if (answer === undefined) return null;
    if (!isSuccess(answer)) {
      const error = this.client.errorOf(answer, this.options.needs);
      if (error.kind === 'not-found') return null;
      throw error;
    }
    const event = eventIn(answer.body);
    if (event.type !== 'seriesMaster') return named(markedByTransaction(readEvent(event), event), false);
    const pieces = await seriesPieces(this.client, answer.body, this.options);
    return named(markedByTransaction(readWholeSeries(pieces, told), event), true);
  }

  private eventQuestion(id: string): GraphQuestion {
    const path = `${this.place.path}/events/${encodeURIComponent(id)}?${EVENT_QUERY}`;
    return { method: 'GET', path, headers: PREFER };
  }
}

function named(reading: Reading, isSeries: boolean): Reading {
  return { ...reading, revision: formatReadingRevision({ isSeries, revision: reading.revision }) };
}

function idOf(reading: Reading): string {
  return 'event' in reading ? reading.event.id : reading.id;
}

/** Graph tells of many an event that says what it said before. */
function changedAmong(
  readings: readonly Reading[],
  known: ReadonlyMap<string, string>,
): Pick<FetchResult, 'events' | 'withheld'> {
  const changed = readings.filter((reading) => known.get(idOf(reading)) !== reading.revision);
  return {
    events: changed.flatMap((reading) => ('event' in reading ? [reading] : [])),
    withheld: changed.flatMap((reading) => ('event' in reading ? [] : [reading])),
  };
}

function cursorOf({ next }: DeltaRound, window: TimeWindow): string {
  return formatDeltaCursor({ path: next, window });
}

function isWithin(reading: Reading, { from, to }: TimeWindow): boolean {
  const event: CalendarEvent | null = 'event' in reading ? reading.event : null;
  const bounds = event === null ? null : boundsOf(event);
  if (bounds === null) return false;
  return bounds.first < to && (bounds.last === null || bounds.last > from);
}

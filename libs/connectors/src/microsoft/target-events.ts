import { ProviderError } from '@calmirror/core';
import { type Conversation, one } from './conversation.js';
import { EVENT_QUERY, eventIn, PREFER } from './event-fields.js';
import { type GraphAnswer, isJson, undecodable } from './graph-answer.js';
import { type GraphQuestion, isSuccess } from './graph-client.js';
import type { GraphEvent, GraphEventBody } from './mapping/graph-event.js';
import { markerFilter } from './mapping/extended-properties.js';
import type { TargetEvent } from './mirror-receipt.js';

/** An event that stands on the target. */
export type StandingEvent = GraphEvent & { readonly id: string };

/** The single events of one calendar, as a writer needs to see and change them. */
export class TargetEvents {
  constructor(
    /** Path of the calendar. */
    private readonly path: string,
    private readonly errorOf: (answer: GraphAnswer) => ProviderError,
  ) {}

  post(body: GraphEventBody): GraphQuestion {
    return { method: 'POST', path: `${this.path}/events`, headers: PREFER, body };
  }

  patch({ id, etag }: TargetEvent, body: GraphEventBody): GraphQuestion {
    return { method: 'PATCH', path: this.pathTo(id), headers: { ...PREFER, ...ifMatch(etag) }, body };
  }

  delete({ id, etag }: TargetEvent): GraphQuestion {
    return { method: 'DELETE', path: this.pathTo(id), headers: { ...PREFER, ...ifMatch(etag) } };
  }

  /** No more than how an event stands. */
  state(id: string): GraphQuestion {
    return { method: 'GET', path: `${this.pathTo(id)}?$select=id`, headers: PREFER };
  }

  /** Instances of a series whose starts lie from one instant to another. */
  instances(id: string, from: string, to: string): GraphQuestion {
    const span = `startDateTime=${from}&endDateTime=${to}`;
    const query = `${span}&$select=type,start,isAllDay,originalStart&$top=1000`;
    return { method: 'GET', path: `${this.pathTo(id)}/instances?${query}`, headers: PREFER };
  }

  /** An event with its marker; null where nothing stands. */
  *look(id: string): Conversation<StandingEvent | null> {
    const answer = yield* one({ method: 'GET', path: `${this.pathTo(id)}?${EVENT_QUERY}`, headers: PREFER });
    return this.isGone(answer) ? null : eventIn(this.success(answer).body);
  }

  /**
   * Sees that the calendar is there at all: what is not found in one that is out of sight may well stand.
   * @throws ProviderError `not-found`
   */
  *present(): Conversation<void> {
    this.success(yield* one({ method: 'GET', path: `${this.path}?$select=id` }));
  }

  /** The events that bear a marker. */
  *bearing(marker: string): Conversation<readonly StandingEvent[]> {
    const query = `$filter=${encodeURIComponent(markerFilter(marker))}&${EVENT_QUERY}&$top=50`;
    const answer = yield* one({ method: 'GET', path: `${this.path}/events?${query}`, headers: PREFER });
    const { body } = this.success(answer);
    if (!isJson(body) || !Array.isArray(body['value'])) throw undecodable();
    return body['value'].map(eventIn);
  }

  /** Whether an answer says that the event is not there. */
  isGone(answer: GraphAnswer): boolean {
    return !isSuccess(answer) && this.errorOf(answer).kind === 'not-found';
  }

  /** @throws ProviderError for an answer that is no success */
  success(answer: GraphAnswer): GraphAnswer {
    if (!isSuccess(answer)) throw this.errorOf(answer);
    return answer;
  }

  private pathTo(id: string): string {
    return `${this.path}/events/${encodeURIComponent(id)}`;
  }
}

export function etagOf({ '@odata.etag': etag }: GraphEvent): string | null {
  return etag ?? null;
}

export function gone(): ProviderError {
  return new ProviderError('not-found', 'gone', 'The mirror is no longer on the target.');
}

export function conflict(reason: 'already-exists' | 'changed-meanwhile', message: string): ProviderError {
  return new ProviderError('conflict', reason, message);
}

function ifMatch(etag: string | null): Readonly<Record<string, string>> {
  return etag === null ? {} : { 'if-match': etag };
}

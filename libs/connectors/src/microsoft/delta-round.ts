import { ProviderError } from '@calmirror/core';
import { isJson, textIn, undecodable } from './graph-answer.js';
import type { AskOptions, GraphClient } from './graph-client.js';
import { pagesOf } from './graph-pages.js';
import { eventIn, PREFER_PAGES } from './event-fields.js';
import type { GraphEvent } from './mapping/graph-event.js';

/** What one round of `calendarView/delta` told, each event as it was told last. */
export interface DeltaRound {
  /** Single events, whole. */
  readonly singles: ReadonlyMap<string, GraphEvent>;
  /** What was told of each series, by the id of its master: instances that are as it says, and bare. */
  readonly series: ReadonlyMap<string, readonly GraphEvent[]>;
  /** Ids of what is no longer in the view: deleted, out of the window, or never in it. */
  readonly removed: ReadonlySet<string>;
  /** Path of the next round. */
  readonly next: string;
}

/**
 * Reads a round to its end, over pages that may be empty.
 * @throws ProviderError; `truncated` where it ends without saying how to go on
 */
export async function readRound(client: GraphClient, path: string, options: AskOptions): Promise<DeltaRound> {
  const round = new Round();
  let next: string | null = null;
  for await (const { values, deltaLink } of pagesOf(client, { method: 'GET', path, headers: PREFER_PAGES }, options)) {
    for (const value of values) round.take(value);
    next = deltaLink;
  }
  if (next === null)
    throw new ProviderError('temporary', 'truncated', 'Microsoft Graph broke off before it had told all changes.');
  return { ...round, next: client.pathOf(next) };
}

class Round {
  readonly singles = new Map<string, GraphEvent>();
  readonly series = new Map<string, GraphEvent[]>();
  readonly removed = new Set<string>();

  take(value: unknown): void {
    if (!isJson(value)) throw undecodable();
    const event = eventIn(value);
    if ('@removed' in value) {
      this.removed.add(event.id);
      this.singles.delete(event.id);
      this.series.delete(event.id);
      return;
    }
    this.removed.delete(event.id);
    const master = textIn(value, 'seriesMasterId') ?? (event.type === 'seriesMaster' ? event.id : null);
    if (master === null) {
      this.series.delete(event.id);
      this.singles.set(event.id, event);
      return;
    }
    this.singles.delete(master);
    const told = this.series.get(master) ?? [];
    this.series.set(master, event.type === 'occurrence' ? [...told, event] : told);
  }
}

import { hash } from 'node:crypto';
import type { ConnectorAdapter } from '@calmirror/connectors';
import {
  type CalendarEvent,
  compileFilters,
  datesAlone,
  type EventProblemCode,
  type ExclusionReason,
  judgeEvent,
  type JudgeContext,
  type MappingFacts,
  type Mirror,
  placeFloating,
  projectMirror,
  resolvePolicy,
  type TimeWindow,
  type Wish,
  withoutCopies,
} from '@calmirror/core';
import { Logger } from '@nestjs/common';
import type { SnapshotRow } from '../calendars/source-snapshot.js';
import type { MappingRow } from './mapping-store.js';
import type { MirroredPair } from './mirrored-pair.js';

/** A wish, and for an event that cannot be read the code of its problem. */
export interface Considered {
  readonly wish: Wish;
  readonly problem: string | null;
  /** The target holds some of a series' instances of its own, and the mirror is to be without them. */
  readonly partly: boolean;
}

/** What is known of an event beside what it says itself. */
export interface Circumstances {
  readonly mirrored: boolean;
  /** The event or the rules changed since the last complete run, so that not time alone moved it. */
  readonly changed: boolean;
  /** What the target holds of its own under the same UID. */
  readonly copies: readonly CalendarEvent[];
  /** It stands where a pair wrote a mirror, whether or not it still carries a marker. */
  readonly inMirrorsPlace: boolean;
}

/** A mapping as a plan sees it, with the row that it stands for. */
export interface PlannedMapping extends MappingFacts {
  readonly row: MappingRow;
}

const sha256 = (text: string): string => hash('sha256', text);

/** What a target has to say about the events that can stand on it. */
export type TargetManners = Pick<ConnectorAdapter, 'capabilities' | 'takesSeries'>;

/** Says for source events what a pair wants on its target. Policy and filters are made ready once. */
export class Wishes {
  private readonly logger = new Logger(Wishes.name);
  private readonly context: JudgeContext;

  constructor(
    private readonly pair: MirroredPair,
    private readonly target: TargetManners,
    window: TimeWindow,
  ) {
    this.context = {
      policy: resolvePolicy(pair.policy),
      filters: compileFilters(pair.filters),
      window,
      referenceZone: pair.sourceZone,
    };
  }

  consider(row: SnapshotRow, around: Circumstances): Considered {
    if (row.event === null) return unreadable(row.eventId, row.problem);
    if (around.inMirrorsPlace) return keptOut(row.eventId, 'own-mirror');
    try {
      const event = withoutCopies(row.event, around.copies);
      if (event === null) return keptOut(row.eventId, 'already-there');
      if (event === row.event) return this.judge(row.eventId, event, around);
      const rest = this.judge(row.eventId, event, around);
      if (rest.wish.mirror !== null) return { ...rest, partly: true };
      return rest.wish.reason === 'unreadable' ? rest : this.withoutRest(row.eventId, row.event, around);
    } catch (error) {
      // A fault of our own, or of an adapter that made no proper event: it is this event's, and must not stop the others.
      this.logger.error({ err: error, pairId: this.pair.id }, 'an event cannot be judged; it keeps its mirror');
      return unreadable(row.eventId, null);
    }
  }

  /** Nothing is mirrored of what the target does not hold: is that for what it holds, or is all of it kept out? */
  private withoutRest(eventId: string, event: CalendarEvent, around: Circumstances): Considered {
    const whole = this.judge(eventId, event, around);
    return whole.wish.mirror === null ? whole : keptOut(eventId, 'already-there');
  }

  private judge(eventId: string, event: CalendarEvent, { mirrored, changed }: Circumstances): Considered {
    const judgement = judgeEvent(event, this.context, mirrored);
    if (judgement.mirrored) {
      const mirror = this.fitting(judgement.event);
      // A series of which the target can only hold instances, and none is near.
      if (mirror === null) return keptOut(eventId, 'outside-window', !changed);
      return { wish: { sourceEventId: eventId, mirror }, problem: null, partly: false };
    }
    if (judgement.reason === 'unreadable') return unreadable(eventId, judgement.detail);
    if (judgement.reason === 'outside-window') return keptOut(eventId, 'outside-window', !changed);
    return keptOut(eventId, judgement.reason);
  }

  /** The mirror as the target can hold it; null where nothing is left of it. */
  private fitting(judged: CalendarEvent): Mirror | null {
    const { takesSeries, capabilities } = this.target;
    const event = capabilities.floating ? judged : placeFloating(judged, this.pair.targetZone);
    const mirror = this.project(event);
    const repeats = event.recurrence !== null || event.overrides.length > 0;
    if (!repeats || !takesSeries || takesSeries(mirror.event)) return mirror;
    const alone = datesAlone(event, this.context.window, this.context.referenceZone);
    return alone && this.project(alone);
  }

  private project(event: CalendarEvent): Mirror {
    const { installationId, id: pairId, sourceName, name } = this.pair;
    const names = { source: sourceName, pair: name };
    return projectMirror(event, this.context.policy, names, { installationId, pairId }, sha256);
  }
}

function keptOut(sourceEventId: string, reason: ExclusionReason, agedOut = false): Considered {
  return { wish: { sourceEventId, mirror: null, reason, agedOut }, problem: null, partly: false };
}

function unreadable(sourceEventId: string, problem: string | null): Considered {
  const code: EventProblemCode = 'bad-value';
  const wish = { sourceEventId, mirror: null, reason: 'unreadable', agedOut: false } as const;
  return { wish, problem: problem ?? code, partly: false };
}

/**
 * A row as planning sees it; null for one that only remembers why its event is not mirrored. A create whose end nobody
 * knows counts as failed: it is tried again, or deleted when its event is gone.
 */
export function plannedMapping(row: MappingRow): PlannedMapping | null {
  const facts = { sourceEventId: row.eventId, mirrorId: row.mirrorId, fingerprint: row.fingerprint, row };
  switch (row.state) {
    case 'mirrored':
      return { ...facts, state: 'written' };
    case 'failed':
      return { ...facts, state: 'failed' };
    case 'unreadable':
      return row.targetId === null ? null : { ...facts, state: 'failed' };
    case 'respected':
      return { ...facts, state: row.targetId === null ? 'gone' : 'written' };
    case 'filtered':
      return null;
    case 'held':
    case 'approved':
    case 'kept':
      return { ...facts, state: row.state };
  }
}

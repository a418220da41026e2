import {
  type CalendarEvent,
  compileFilters,
  type Digest,
  type EventDetails,
  type ExclusionReason,
  type Filter,
  type Instance,
  instancesOf,
  instantOf,
  type JudgeContext,
  judgeEvent,
  type Judgement,
  type PairNames,
  type Policy,
  type PolicySettings,
  projectMirror,
  resolvePolicy,
  type TimeWindow,
  windowAround,
  type WindowSettings,
} from '@calmirror/core';

/** What the rows depend on: a pair's settings, which must be valid, and the events they are tried on. */
export interface PreviewInput {
  readonly events: readonly CalendarEvent[];
  readonly policy: PolicySettings;
  readonly filters: readonly Filter[];
  readonly names: PairNames;
  readonly window: WindowSettings;
  /** IANA name. */
  readonly timeZone: string;
}

/** One occurrence: what the source says, and what the target will say; `reason` is null where it goes. */
export interface PreviewRow {
  readonly key: string;
  /** Milliseconds of the epoch, the end excluded. */
  readonly from: number;
  readonly to: number;
  readonly allDay: boolean;
  /** In no zone, as whole days are: `from` and `to` are by the clock of the input's `timeZone`, and shown by no other. */
  readonly floating: boolean;
  readonly repeats: boolean;
  readonly yours: EventDetails;
  readonly others: EventDetails | null;
  readonly reason: ExclusionReason | null;
}

/** A daily event would fill the page; so many of its occurrences tell how it goes. */
const OCCURRENCES_OF_AN_EVENT = 3;
const DAY = 86_400_000;

/** A preview writes nothing, and so its mirrors need neither an owner nor ids that differ. */
const NOBODY = { installationId: 'preview', pairId: 'preview' };
const NOTHING: ReadonlyMap<string, EventDetails> = new Map();
const sameForAll: Digest = () => '0'.repeat(64);

/**
 * The next occurrences in order of their start, judged and projected by the functions that the worker runs.
 *
 * @param now milliseconds of the epoch
 */
export function previewRows(input: PreviewInput, now: number): readonly PreviewRow[] {
  const window = windowAround(now, input.window);
  const policy = resolvePolicy(input.policy);
  const filters = compileFilters(input.filters);
  const context = { policy, filters, window, referenceZone: input.timeZone };
  const ahead = { from: new Date(now).toISOString(), to: window.to };
  return input.events
    .flatMap((event) => rowsOf(event, context, input.names, ahead))
    .sort((a, b) => a.from - b.from || a.to - b.to);
}

function rowsOf(event: CalendarEvent, context: JudgeContext, names: PairNames, ahead: TimeWindow): PreviewRow[] {
  const placed = (instance: Pick<Instance, 'start' | 'end'>): Span => spanOf(instance, event, context.referenceZone);
  const options = { by: 'overlap', referenceZone: context.referenceZone } as const;
  const list = instancesOf(event, ahead, options);
  const judgement = judgeEvent(event, context, false);
  const mirrors = judgement.mirrored ? mirroredBy(judgement.event, context.policy, names, ahead, options) : NOTHING;
  const shown = list.problem === null ? list.instances : [{ ...event, override: null }];
  return shown.slice(0, OCCURRENCES_OF_AN_EVENT).map((instance) => {
    const span = placed(instance);
    const others = mirrors.get(keyOf(span)) ?? null;
    return {
      key: `${event.id} ${keyOf(span)}`,
      ...span,
      allDay: instance.start.kind === 'date',
      floating: instance.start.kind === 'date' || instance.start.kind === 'floating',
      repeats: event.recurrence !== null,
      yours: instance.override ?? event,
      others,
      reason: others === null ? reasonOf(judgement, instance, event, context.referenceZone) : null,
    };
  });
}

/** What the target will say at each time. */
function mirroredBy(
  judged: CalendarEvent,
  policy: Policy,
  names: PairNames,
  ahead: TimeWindow,
  options: { readonly by: 'overlap'; readonly referenceZone: string },
): ReadonlyMap<string, EventDetails> {
  const mirror = projectMirror(judged, policy, names, NOBODY, sameForAll).event;
  const { instances } = instancesOf(mirror, ahead, options);
  return new Map(
    instances.map((instance) => [keyOf(spanOf(instance, mirror, options.referenceZone)), instance.override ?? mirror]),
  );
}

function reasonOf(
  judgement: Judgement,
  { recurrenceId }: Pick<Instance, 'recurrenceId'>,
  event: CalendarEvent,
  zone: string,
): ExclusionReason {
  if (!judgement.mirrored) return judgement.reason;
  const original = recurrenceId && instantOf(recurrenceId, event.zones, zone);
  const excluded = judgement.exclusions.find(
    (exclusion) => instantOf(exclusion.recurrenceId, event.zones, zone) === original,
  );
  return excluded?.reason ?? 'outside-window';
}

type Span = Pick<PreviewRow, 'from' | 'to'>;

function spanOf({ start, end }: Pick<Instance, 'start' | 'end'>, { zones }: CalendarEvent, zone: string): Span {
  const from = Date.parse(instantOf(start, zones, zone) ?? '');
  const to = Date.parse(instantOf(end, zones, zone) ?? '');
  return { from, to: Number.isNaN(to) ? from + DAY : to };
}

const keyOf = ({ from, to }: Span): string => `${from} ${to}`;

/**
 * A point in a calendar as its author meant it (RFC 5545 §3.3.4 and §3.3.5). The four kinds are kept apart because
 * each behaves differently when it is repeated, moved to another zone, or shown to someone elsewhere; none is ever
 * turned into another one without a reason.
 *
 * - `date`: a whole day, `YYYY-MM-DD`, in no zone.
 * - `floating`: a wall-clock time that is the same wherever the reader is, `YYYY-MM-DDTHH:MM:SS`.
 * - `zoned`: a wall-clock time in a zone; `zone` is an IANA name, or the `id` of one of the event's own `zones`.
 * - `instant`: a moment in UTC, `YYYY-MM-DDTHH:MM:SSZ`.
 */
export type EventTime =
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'floating'; readonly wall: string }
  | { readonly kind: 'zoned'; readonly wall: string; readonly zone: string }
  | { readonly kind: 'instant'; readonly instant: string };

/**
 * A zone that only the file itself defines (VTIMEZONE, RFC 5545 §3.6.5), carried by the event because no name that
 * others know stands for it. `observances` are in no particular order.
 */
export interface CustomZone {
  readonly id: string;
  readonly observances: readonly Observance[];
}

/** One STANDARD or DAYLIGHT part: from each onset on, wall time is UTC plus `offsetTo`. Offsets in seconds east of UTC. */
export interface Observance {
  readonly daylight: boolean;
  /** First onset as wall time under `offsetFrom`, `YYYY-MM-DDTHH:MM:SS`. */
  readonly start: string;
  readonly offsetFrom: number;
  readonly offsetTo: number;
  /** RRULE value without its name, or null. UNTIL is in UTC, as RFC 5545 §3.6.5 wants. */
  readonly rule: string | null;
  /** Further onsets (RDATE) as wall times under `offsetFrom`. */
  readonly dates: readonly string[];
  readonly name: string | null;
}

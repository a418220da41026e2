/** Connections that one worker holds at most. */
export const MOST_HELD = 1_000;

/** Calendars that a worker gives up in one look, as others have come: each is unheard until one of them has taken it on. */
const GIVEN_UP_AT_ONCE = 100;

export interface Load {
  /** Calendars that are to be listened to, in the whole installation. */
  readonly wanted: number;
  /** Workers that listen, this one included; one at least. */
  readonly workers: number;
  /** What this worker holds. */
  readonly held: number;
}

export interface ShareStep {
  readonly takeOn: number;
  readonly giveUp: number;
}

/** How many calendars a worker takes on or gives up, so that all hold as many, and none more than it may. */
export function towardsFairShare({ wanted, workers, held }: Load, most = MOST_HELD): ShareStep {
  const share = Math.min(most, Math.ceil(wanted / workers));
  return { takeOn: Math.max(0, share - held), giveUp: Math.min(Math.max(0, held - share), GIVEN_UP_AT_ONCE) };
}

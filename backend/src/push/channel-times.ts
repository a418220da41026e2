const MINUTE = 60_000;

/** Seconds that a channel is wanted for: less than what either provider gives at most (7 days). */
export const CHANNEL_SECONDS = 6 * 86_400;

/** Share of its life after which a channel is renewed: a day and more is left for failures, and what came together parts. */
const RENEWED_AFTER = 0.7;
const SPREAD = 0.1;

/** Milliseconds for which a channel that was replaced stands beside its successor, unless that is heard before. */
export const OVERLAP = 3 * MINUTE;

/** Milliseconds to the next look where nothing could be done, for as long as nobody and nothing asks for it sooner. */
const AFTER_FAILURE = 60 * MINUTE;
/** The same where the provider will never have it: some calendars cannot be watched. */
const AFTER_REFUSAL = 6 * AFTER_FAILURE;
const LEAST_AFTER_FAILURE = MINUTE;

/** When a channel that lives from `openedAt` to `expiresAt` is to be renewed, in milliseconds. `random` in [0, 1). */
export const renewalAt = (openedAt: number, expiresAt: number, random: number): number =>
  openedAt + Math.max(0, expiresAt - openedAt) * (RENEWED_AFTER + SPREAD * random);

/** When to look again after a failure: well before the channel that still stands ends, if there is one. */
export function lookAfterFailure(
  now: number,
  { refused, standingUntil }: { readonly refused: boolean; readonly standingUntil: number | null },
  random: number,
): number {
  const patience = refused ? AFTER_REFUSAL : AFTER_FAILURE;
  const half = standingUntil === null ? patience : (standingUntil - now) / 2;
  return now + Math.max(LEAST_AFTER_FAILURE, Math.min(half, patience)) * (1 + SPREAD * random);
}

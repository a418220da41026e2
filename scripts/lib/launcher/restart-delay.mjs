const first = 500;
const longest = 30_000;

/** A process that lived this many milliseconds was well: its next end starts the count of ends again. */
export const healthyLife = 60_000;

/** Milliseconds to wait before a process that ended `ends` times in a row is started again. */
export const restartDelay = (ends) => Math.min(longest, first * 2 ** (ends - 1));

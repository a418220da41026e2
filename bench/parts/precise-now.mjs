/** Milliseconds since the epoch, finer than `Date.now()`, and the same in all processes of this machine. */
export const preciseNow = () => performance.timeOrigin + performance.now();

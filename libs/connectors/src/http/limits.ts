/** What one request may cost. Times in milliseconds, sizes in bytes. */
export interface HttpLimits {
  /** From the start of a connection, name resolution and TLS included, to its end. */
  readonly connectMs: number;
  /** From sending a request to its answer's headers, connecting included. */
  readonly headersMs: number;
  /** The whole exchange with all its redirects. */
  readonly totalMs: number;
  /** A body must bring `minimumBytes` in each span of `rateWindowMs`, or it is dropped as too slow. */
  readonly rateWindowMs: number;
  readonly minimumBytes: number;
  readonly wireBytes: number;
  readonly decodedBytes: number;
  readonly redirects: number;
}

/** A body that drips at 1 kB/s ends after ten seconds, the longest of all after a minute. */
export const DEFAULT_HTTP_LIMITS: HttpLimits = {
  connectMs: 10_000,
  headersMs: 20_000,
  totalMs: 60_000,
  rateWindowMs: 10_000,
  minimumBytes: 20_000,
  wireBytes: 20_000_000,
  decodedBytes: 20_000_000,
  redirects: 5,
};

/**
 * SQL: when pair `p` was last known to be true, with `c` its source calendar; null before the first complete run. A pair that
 * has all its source's changes is as fresh as the last read that found no further ones.
 */
export const KNOWN_TRUE_AT = `CASE
  WHEN p.last_succeeded_at IS NULL THEN NULL
  WHEN p.applied_version >= c.snapshot_version AND p.applied_rules_version >= p.rules_version
  THEN GREATEST(p.last_succeeded_at, c.last_pulled_at)
  ELSE p.last_succeeded_at END`;

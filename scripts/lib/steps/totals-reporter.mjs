/** A reporter for `node --test` that writes only the totals, when everything has run. */
export default async function* totals(events) {
  for await (const { type, data } of events) {
    // Each file has a summary of its own; the one without a file is the sum.
    if (type !== 'test:summary' || data.file) continue;
    const { passed, failed, cancelled, skipped, todo } = data.counts;
    yield JSON.stringify({ passed, failed: failed + cancelled, skipped: skipped + todo });
  }
}

const HOUR_MS = 3_600_000;
const BUDGETS = {
  google: [480, 60],
  microsoft: [9_000, 600],
  caldav: [300, 60],
  ics: [60, 60],
  published: [null, null],
};

/** By hour: a quiet night, a busy day, and in it a first fill of which some requests were too many. */
function history(hours) {
  return Array.from({ length: 24 }, (_, index) => {
    const requests = hours
      ? Math.round((index > 8 ? 900 : 60) + ((index * 37) % 90) * 6 + (index === 17 ? 9_400 : 0))
      : 0;
    return {
      at: new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS - (23 - index) * HOUR_MS).toISOString(),
      requests,
      limited: hours && (index === 17 || index === 20) ? (index === 17 ? 62 : 1) : 0,
      waits: hours && index === 17 ? 840 : 0,
    };
  });
}

/** The answer of `/api/connectors/:id/quota`. */
export function sampleQuota(kind, { hours = false, ...given } = {}) {
  const [limit, windowSeconds] = BUDGETS[kind];
  const reserve = limit === null || kind === 'ics' ? 0 : Math.floor(limit * 0.2);
  return { limit, windowSeconds, used: 0, reserve, waitUntil: null, mailboxes: [], history: history(hours), ...given };
}

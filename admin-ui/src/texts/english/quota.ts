const count = new Intl.NumberFormat('en');
const many = (amount: number, one: string, more: string): string =>
  amount === 1 ? `1 ${one}` : `${count.format(amount)} ${more}`;

/** The span in which a provider counts, such as `minute` or `10 minutes`. */
function span(seconds: number): string {
  if (seconds % 60 !== 0) return many(seconds, 'second', 'seconds');
  return seconds === 60 ? 'minute' : many(seconds / 60, 'minute', 'minutes');
}

/** What a connector may ask of its provider, and what it has asked. */
export const quota = {
  title: 'Requests to the provider',
  notUpdated: 'The requests are not fresh',
  number: (value: number) => count.format(value),
  meter: 'Requests used',
  meterOf: (mailbox: string) => `Requests used by ${mailbox}`,
  used: (used: number, limit: number, seconds: number) =>
    `${count.format(used)} of ${many(limit, 'request', 'requests')} used in the last ${span(seconds)}`,
  usedByBusiest: (used: number, limit: number, seconds: number) =>
    `The busiest mailbox has used ${count.format(used)} of its ${many(limit, 'request', 'requests')} in the last ${span(seconds)}`,
  ofLimit: (used: number, limit: number) => `${count.format(used)} of ${count.format(limit)}`,
  reserve: (reserve: number) =>
    `${count.format(reserve)} kept for live changes: a first fill leaves them alone, so that no change waits behind it.`,
  standings: {
    free: 'There is room: nothing waits. Calmirror stays below the provider’s own limit.',
    reserved: 'First fills wait for room just now. What is left is for live changes.',
    spent: 'All are used: what is next waits until there is room again. Nothing is lost.',
    waiting: 'The provider has asked Calmirror to wait. Everything goes on by itself then.',
  },
  waiting: (until: string) =>
    `The provider has asked Calmirror to wait until ${until}. Everything goes on by itself then, and nothing is lost.`,
  waits: (until: string) => `waits until ${until}`,
  busiest: (mailboxes: number) => (mailboxes === 1 ? 'Mailbox' : 'Busiest mailboxes'),
  history: {
    title: 'The last 24 hours',
    none: 'Nothing was asked of the provider.',
    totals: ({ requests, limited, waits }: { requests: number; limited: number; waits: number }) =>
      [
        many(requests, 'request', 'requests'),
        limited === 0 ? 'none refused as too many' : `${count.format(limited)} refused as too many (429)`,
        ...(waits === 0 ? [] : [`${count.format(waits)} held back by Calmirror first`]),
      ].join(', ') + '.',
    answered: 'Answered',
    limited: 'Too many (429)',
    waits: 'Held back',
    requests: 'Requests',
    hour: 'Hour',
    asTable: 'Show as a table',
    chart:
      'Requests in each of the last 24 hours, and how many of them were refused as too many. The same is below as a table.',
  },
};

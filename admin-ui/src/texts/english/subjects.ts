const count = new Intl.NumberFormat('en');

/** What jobs and audit entries speak of. */
export const subjects = {
  kinds: { pair: 'pair', calendar: 'calendar', connector: 'connector' },
  gone: (kind: string) => `A ${kind} that is gone`,
  find: 'Pair, calendar or connector',
  groups: { pair: 'Pairs', calendar: 'Calendars', connector: 'Connectors' },
  none: 'Nothing of that name',
  more: (n: number) => `${count.format(n)} more: type on`,
  all: 'Show all, whatever they are about',
  notThere: 'One that is gone',
};

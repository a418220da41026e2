const number = new Intl.NumberFormat('en');
const count = (value: number, one: string, many: string): string =>
  `${number.format(value)} ${value === 1 ? one : many}`;

export const deletions = {
  lead: 'These mirrors would be deleted, because their source events are gone or no longer go. It is more than the limit, so nothing is deleted until somebody decides.',
  column: 'Selected',
  table: 'Held deletions',
  clear: 'Select none',
  select: (event: string) => `Select ${event}`,
  chosen: (chosen: number, total: number) =>
    chosen === 0
      ? count(total, 'deletion is held', 'deletions are held')
      : `${number.format(chosen)} of ${number.format(total)} selected`,
  approve: (chosen: number, total: number) =>
    chosen === 0 || chosen === total ? `Delete all ${number.format(total)}` : `Delete ${number.format(chosen)}`,
  discard: (chosen: number, total: number) =>
    chosen === 0 || chosen === total ? `Keep all ${number.format(total)}` : `Keep ${number.format(chosen)}`,
  askApprove: {
    title: (mirrors: number) => `Delete ${count(mirrors, 'mirror', 'mirrors')}?`,
    body: (mirrors: number, rest: number, target: string) =>
      `${count(mirrors, 'event that Calmirror wrote is', 'events that Calmirror wrote are')} deleted from “${target}” with the next run, which begins at once.` +
      (rest === 0 ? '' : ` ${count(rest, 'other stays', 'others stay')} held.`),
    act: (mirrors: number) => `Delete ${count(mirrors, 'mirror', 'mirrors')}`,
  },
  askDiscard: {
    title: (mirrors: number) => `Keep ${count(mirrors, 'mirror', 'mirrors')}?`,
    body: (mirrors: number, rest: number, target: string) =>
      `${count(mirrors, 'event stays', 'events stay')} on “${target}” though ${mirrors === 1 ? 'its source event is' : 'their source events are'} gone.` +
      (rest === 0 ? '' : ` ${count(rest, 'other stays', 'others stay')} held.`),
    act: (mirrors: number) => `Keep ${count(mirrors, 'mirror', 'mirrors')}`,
  },
  approved: (decided: number) =>
    `${count(decided, 'deletion', 'deletions')} approved. The next run carries ${decided === 1 ? 'it' : 'them'} out.`,
  discarded: (decided: number) => `${count(decided, 'mirror is', 'mirrors are')} kept.`,
  empty: {
    title: 'No deletion is held',
    lead: 'When a run would delete more than the limits allow, it waits here for you.',
  },
  failed: 'The held deletions could not be read',
};

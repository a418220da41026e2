/** One occurrence as somebody sees it who opens the calendar in another program. */
export interface Shown {
  /** `…Z`, a date of whole days, or a wall-clock time of one that stands in no zone; to the minute. */
  readonly start: string;
  /** The same, excluded. */
  readonly end: string;
  readonly title: string;
  readonly time: 'busy' | 'free' | 'tentative';
  readonly isPrivate: boolean;
  readonly text: string;
}

/** A line for each, in the order of their starts: `2027-03-27T21:00Z 2027-03-28T04:00Z Night shift (free, private)`. */
export function linesOf(shown: readonly Shown[]): string[] {
  return shown
    .map(({ start, end, title, time, isPrivate }) => {
      const signs = [...(time === 'busy' ? [] : [time]), ...(isPrivate ? ['private'] : [])];
      return `${start} ${end} ${title}${signs.length > 0 ? ` (${signs.join(', ')})` : ''}`;
    })
    .sort();
}

/** An instant to the minute: `2027-03-28T01:30Z`. */
export const minuteOf = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 16)}Z`;

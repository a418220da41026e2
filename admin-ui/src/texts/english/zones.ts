export const zones = {
  /** By whose clock times are told: `zone`; `named` is what the calendar says of itself. */
  of: (zone: string, named: string | null) => {
    if (zone === named) return `Times of ${zone}`;
    const why = named === null ? 'names no time zone' : `is in a time zone unknown here, ${named}`;
    return `The calendar ${why}; times are yours, of ${zone}`;
  },
};

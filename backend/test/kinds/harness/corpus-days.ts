const DAY = 86_400_000;
/** The corpus begins some weeks before its clocks change, and mirrors may be written a while after they are planned. */
const AHEAD_DAYS = 70;

/** The date so many days after a day, `YYYY-MM-DD`. */
export type DayAfter = (days: number) => string;

/** The first Sunday on or after a day. */
function sundayFrom(year: number, month: number, day: number): number {
  const from = Date.UTC(year, month - 1, day);
  return from + ((7 - new Date(from).getUTCDay()) % 7) * DAY;
}

const daysFrom =
  (base: number): DayAfter =>
  (days) =>
    new Date(base + days * DAY).toISOString().slice(0, 10);

const thisYear = new Date().getUTCFullYear();
const isAhead = sundayFrom(thisYear, 3, 25) > Date.now() + AHEAD_DAYS * DAY;

/** The year of all that is mirrored here: the next spring that lies wholly ahead. */
const YEAR = isAhead ? thisYear : thisYear + 1;

/** By days from the Sunday on which Berlin's clocks go from +01:00 to +02:00, the last one in March. */
export const eu = daysFrom(sundayFrom(YEAR, 3, 25));

/** By days from the Sunday on which New York's clocks go from -05:00 to -04:00, the second one in March: two weeks before, or three. */
export const us = daysFrom(sundayFrom(YEAR, 3, 8));

/** By days from the Sunday on which Berlin's clocks go back to +01:00, the last one in October. */
export const autumn = daysFrom(sundayFrom(YEAR, 10, 25));

/** By days from the Sunday on which Sydney's clocks go back from +11:00 to +10:00, the first one in April. */
export const sydney = daysFrom(sundayFrom(YEAR, 4, 1));

/** A date of that year; day 0 is the last one of the month before. */
export const date = (month: number, day: number): string => daysFrom(Date.UTC(YEAR, month - 1, day))(0);

/** What of calendars is looked at. */
export const SPAN = { from: eu(-AHEAD_DAYS), to: eu(245) };

/** `20270328`, or `20270328T100000` of a wall-clock time. */
export const basic = (text: string): string => text.replaceAll(/[-:]/g, '');

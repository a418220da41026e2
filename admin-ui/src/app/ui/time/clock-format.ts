/**
 * Dates and times as all of the console writes them: by a clock of 24 hours. `options` name the parts that are shown, and
 * the zone where it is not that of the person who looks.
 */
export const clockFormat = (language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(language, { ...options, hourCycle: 'h23' });

/** To the minute, such as `09:30`. */
export const TIME_OF_DAY = { hour: '2-digit', minute: '2-digit' } as const;

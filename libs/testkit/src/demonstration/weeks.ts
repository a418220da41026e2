import { Temporal } from 'temporal-polyfill';

/** Where the people of the demonstration live. */
export const ZONE = 'Europe/Berlin';
/** The same by its name at Microsoft. */
export const WINDOWS_ZONE = 'W. Europe Standard Time';

/** Days around a moment, counted from the Monday of its week: so the calendars are about these weeks whenever they are made. */
export class Weeks {
  private readonly monday: Temporal.PlainDate;

  /** @param now milliseconds since 1970 */
  constructor(now: number) {
    const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(ZONE).toPlainDate();
    this.monday = today.subtract({ days: today.dayOfWeek - 1 });
  }

  /** `YYYY-MM-DD` */
  day(days: number): string {
    return this.monday.add({ days }).toString();
  }

  /** `YYYY-MM-DDTHH:MM:00` on the clock of these people. @param clock `HH:MM` */
  at(days: number, clock: string): string {
    return `${this.day(days)}T${clock}:00`;
  }
}

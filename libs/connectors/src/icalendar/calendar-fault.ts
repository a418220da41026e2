export type CalendarFaultCode = 'not-a-calendar' | 'truncated' | 'too-many-events' | 'line-too-long';

/** What is wrong with a whole iCalendar stream, so that nothing of it may be believed. */
export class CalendarFault extends Error {
  override readonly name = 'CalendarFault';

  constructor(
    readonly code: CalendarFaultCode,
    message: string,
  ) {
    super(message);
  }
}

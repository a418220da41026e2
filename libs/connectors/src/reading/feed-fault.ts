import { ProviderError } from '@calmirror/core';
import { CalendarFault, type CalendarFaultCode } from '../icalendar/calendar-fault.js';

/**
 * Refuses what was never meant to be a calendar, whatever its Content-Type says: login and error pages like to come as
 * `200 text/calendar`.
 * @throws ProviderError `empty-answer`, `html-instead-of-calendar`
 */
export function assertNotAPage(text: string): void {
  const start = text.slice(0, 2000).trimStart();
  if (start === '' && text.trim() === '')
    throw new ProviderError('temporary', 'empty-answer', 'The answer holds nothing at all.');
  if (start.startsWith('<'))
    throw new ProviderError('rejected', 'html-instead-of-calendar', 'The answer is a web page instead of a calendar.');
}

/** What a fault of the whole stream means for the job: a truncated one may be whole next time, the others not. */
export function feedError(fault: CalendarFault): ProviderError {
  const reasons: Record<CalendarFaultCode, ProviderError> = {
    truncated: new ProviderError('temporary', 'truncated', fault.message),
    'not-a-calendar': new ProviderError('rejected', 'not-a-calendar', fault.message),
    'too-many-events': new ProviderError('rejected', 'too-many-events', fault.message),
    'line-too-long': new ProviderError('rejected', 'too-large', fault.message),
  };
  return reasons[fault.code];
}

import type ICAL from 'ical.js';
import { occurrencesIn } from '../../sync/harness/others-see.js';
import { SPAN } from './corpus-days.js';
import { minuteOf, type Shown } from './shown.js';

/** What ical.js shows of an iCalendar text, within the span of the corpus. */
export function shownByIcal(text: string): Shown[] {
  return occurrencesIn(text, SPAN.to)
    .filter(({ startDate }) => startDate.toString() >= SPAN.from)
    .filter(({ item }) => item.component.getFirstPropertyValue('status') !== 'CANCELLED')
    .map(({ item, startDate, endDate }) => {
      const valueOf = (name: string): string => String(item.component.getFirstPropertyValue(name) ?? '');
      const free = valueOf('transp') === 'TRANSPARENT';
      return {
        start: timeOf(startDate),
        end: timeOf(endDate),
        title: item.summary,
        time: free ? 'free' : valueOf('status') === 'TENTATIVE' ? 'tentative' : 'busy',
        isPrivate: valueOf('class') === 'PRIVATE',
        text: item.description ?? '',
      };
    });
}

function timeOf(time: ICAL.Time): string {
  if (time.isDate) return time.toString();
  return time.zone.tzid === 'floating' ? time.toString().slice(0, 16) : minuteOf(time.toUnixTime() * 1_000);
}

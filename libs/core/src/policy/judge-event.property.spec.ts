import { aJudge, arbitraryFilters, arbitrarySeries } from '@calmirror/testkit';
import fc from 'fast-check';
import type { CalendarEvent } from '../event/calendar-event.js';
import type { Instance } from '../event/instance.js';
import { instancesOf } from '../recurrence/instances-of.js';
import { ZoneBook } from '../recurrence/zone-book.js';
import { horizonOf } from '../window/horizon.js';
import { judgeEvent } from './judge-event.js';
import { OccurrenceJudge } from './occurrence-judge.js';
import { EXCLUSION_REASONS } from './verdict.js';

const window = { from: '2026-03-01T00:00:00Z', to: '2026-05-01T00:00:00Z' };
const referenceZone = 'Europe/Berlin';

describe('judging any series under any filters', () => {
  it('leaves exactly the instances that each would be let through alone, in the window and on to the horizon', () => {
    fc.assert(
      fc.property(arbitrarySeries(), arbitraryFilters(), (series, filters) => {
        const context = aJudge({ filters, window });
        const occurrences = new OccurrenceJudge(context, new ZoneBook([], referenceZone));
        const wanted = instancesIn(series, horizonOf(window))
          .filter((instance) => occurrences.verdictOf(instance.override ?? series, instance).mirrored)
          .map((instance) => shownOf(series, instance));

        const judgement = judgeEvent(series, context, true);

        if (judgement.mirrored) {
          const { event } = judgement;
          expect(instancesIn(event, horizonOf(window)).map((instance) => shownOf(event, instance))).toEqual(wanted);
        } else if (judgement.reason !== 'outside-window') {
          expect(wanted).toEqual([]);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('gives every instance that is kept out a reason of the closed list', () => {
    fc.assert(
      fc.property(arbitrarySeries(), arbitraryFilters(), (series, filters) => {
        const judgement = judgeEvent(series, aJudge({ filters, window }), false);
        const reasons = judgement.mirrored ? judgement.exclusions.map(({ reason }) => reason) : [judgement.reason];
        for (const reason of reasons) expect(EXCLUSION_REASONS).toContain(reason);
      }),
      { numRuns: 40 },
    );
  });

  it('shows nothing after the horizon that a filter by hours would keep out', () => {
    fc.assert(
      fc.property(arbitrarySeries(), (series) => {
        const hours = {
          kind: 'hours',
          timeZone: 'Europe/Berlin',
          weekdays: [1, 2, 3],
          from: '09:00',
          to: '17:00',
        } as const;
        const context = aJudge({ filters: [hours], window });
        const judgement = judgeEvent({ ...series, overrides: [] }, context, false);
        if (!judgement.mirrored) return;
        const occurrences = new OccurrenceJudge(context, new ZoneBook([], referenceZone));
        const later = { from: new Date(horizonOf(window)).toISOString(), to: '2027-07-01T00:00:00Z' };
        for (const instance of instancesOf(judgement.event, later, { referenceZone }).instances) {
          expect(occurrences.verdictOf(judgement.event, instance)).toEqual({ mirrored: true });
        }
      }),
      { numRuns: 40 },
    );
  });
});

function instancesIn(event: CalendarEvent, to: number): readonly Instance[] {
  return instancesOf(event, { from: window.from, to: new Date(to).toISOString() }, { referenceZone }).instances;
}

function shownOf(event: CalendarEvent, { start, end, override }: Instance): readonly unknown[] {
  return [start, end, (override ?? event).summary];
}

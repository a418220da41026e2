import type { CalendarEvent, EventTime, SchedulingMessage, SchedulingRules } from '@calmirror/core';
import { aSeries, anOverride } from './a-series.js';
import { anEvent } from './an-event.js';
import { inBerlin } from './event-times.js';

/** Who invites in all mails that name nobody else. */
export const ORGANIZER_ADDRESS = 'olga@partner.test';

/** The mailbox that reads them. */
export const MAILBOX_ADDRESS = 'me@example.org';

/** What a mail differs in; `event` beside what the mail says of UID, RECURRENCE-ID and SEQUENCE anyway. */
export type SchedulingDifference = Partial<Omit<SchedulingMessage, 'event' | 'sender'>> & {
  readonly event?: Partial<CalendarEvent>;
  readonly sender?: Partial<SchedulingMessage['sender']>;
  /** Minutes after the first mail at which it was written and received, unless told otherwise. */
  readonly minute?: number;
};

/** An invitation by the organizer to one event, of which only I am told. Mails of another minute or sequence are other mails. */
export function aSchedulingMessage(differing: SchedulingDifference = {}): SchedulingMessage {
  const { event, sender, minute = 0, ...rest } = differing;
  const at = new Date(Date.UTC(2026, 1, 1, 8, minute)).toISOString().replace('.000', '');
  const uid = rest.uid ?? 'meeting-1@partner.test';
  const recurrenceId = rest.recurrenceId ?? null;
  const sequence = rest.sequence ?? 0;
  return {
    method: 'request',
    uid,
    recurrenceId,
    thisAndFuture: false,
    sequence,
    stamp: at,
    event: anEvent({
      id: recurrenceId === null ? uid : `${uid}/${textOf(recurrenceId)}`,
      uid,
      recurrenceId,
      sequence,
      organizer: { name: 'Olga', email: ORGANIZER_ADDRESS },
      attendees: [{ name: null, email: MAILBOX_ADDRESS, answer: 'needs-action', role: 'required', kind: 'individual' }],
      ...event,
    }),
    sentBy: null,
    sender: { addresses: [ORGANIZER_ADDRESS], verdict: 'none', ...sender },
    receivedAt: at,
    mail: `${rest.method ?? 'request'} ${sequence} ${minute}`,
    ...rest,
  };
}

/** An invitation to `aSeries`: from 10 to 11 in Berlin each day from Monday 2026-03-02. */
export function aSeriesMessage(differing: SchedulingDifference = {}): SchedulingMessage {
  const { start, end, recurrence } = aSeries();
  return aSchedulingMessage({ ...differing, event: { start, end, recurrence, ...differing.event } });
}

/** About the instance of the series that starts at `wall` in Berlin; where it says nothing else, as it was. */
export function anInstanceMessage(wall: string, differing: SchedulingDifference = {}): SchedulingMessage {
  const { start, end } = anOverride(wall);
  const recurrenceId = differing.recurrenceId ?? inBerlin(wall);
  return aSchedulingMessage({ ...differing, recurrenceId, event: { start, end, ...differing.event } });
}

export function schedulingRules(differing: Partial<SchedulingRules> = {}): SchedulingRules {
  return { trust: 'lenient', addresses: [MAILBOX_ADDRESS], authenticates: false, ...differing };
}

function textOf(time: EventTime): string {
  switch (time.kind) {
    case 'date':
      return time.date;
    case 'instant':
      return time.instant;
    default:
      return time.wall;
  }
}

import type { Event } from '@microsoft/microsoft-graph-types';

/** An event as Graph answers it. Members that were not asked for, or that Graph leaves out, are absent. */
export type GraphEvent = Event & { readonly '@odata.etag'?: string | null };

/** Part of an event as it is sent, with POST or with PATCH. Of what is absent, PATCH keeps what stands. */
export type GraphEventBody = Readonly<
  Pick<
    Event,
    | 'body'
    | 'categories'
    | 'end'
    | 'isAllDay'
    | 'isReminderOn'
    | 'location'
    | 'recurrence'
    | 'reminderMinutesBeforeStart'
    | 'responseRequested'
    | 'sensitivity'
    | 'showAs'
    | 'singleValueExtendedProperties'
    | 'start'
    | 'subject'
    | 'transactionId'
  >
>;

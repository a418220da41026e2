import { readAttendees } from './event-attendees.js';
import { readProperties } from './extended-properties.js';
import { type Body, isObject } from './google-call.js';
import type { EventFields, EventStatus } from './google-event.js';
import { refuse } from './google-refusal.js';

/** Google takes no longer descriptions. */
const MOST_DESCRIPTION = 8192;
const COLORS = /^([1-9]|1[01])$/;

/** Values that Google leaves away in its answers, since they are meant where nothing is said. */
const USUAL: Readonly<Record<string, unknown>> = {
  transparency: 'opaque',
  visibility: 'default',
  guestsCanInviteOthers: true,
  guestsCanModify: false,
  guestsCanSeeOtherGuests: true,
  anyoneCanAddSelf: false,
};

/** Members whose inner parts are looked at elsewhere, or by nobody. */
const OBJECTS = [
  'source',
  'outOfOfficeProperties',
  'focusTimeProperties',
  'workingLocationProperties',
  'birthdayProperties',
] as const;

/** What a client says about an event, checked and brought to Google's own form; the conference has its own reader. */
export function readFields(body: Body): EventFields {
  const fields: Record<string, unknown> = {
    summary: textOf(body, 'summary'),
    description: textOf(body, 'description'),
    location: textOf(body, 'location'),
    colorId: textOf(body, 'colorId'),
    transparency: oneOf(body, 'transparency', ['opaque', 'transparent']),
    visibility: oneOf(body, 'visibility', ['default', 'public', 'private', 'confidential']),
    guestsCanInviteOthers: switchOf(body, 'guestsCanInviteOthers'),
    guestsCanModify: switchOf(body, 'guestsCanModify'),
    guestsCanSeeOtherGuests: switchOf(body, 'guestsCanSeeOtherGuests'),
    anyoneCanAddSelf: switchOf(body, 'anyoneCanAddSelf'),
    eventType: oneOf(body, 'eventType', [
      'default',
      'outOfOffice',
      'focusTime',
      'workingLocation',
      'birthday',
      'fromGmail',
    ]),
    attendees: readAttendees(body['attendees']),
    extendedProperties: readProperties(body['extendedProperties']),
    reminders: readReminders(body['reminders']),
    ...Object.fromEntries(OBJECTS.map((name) => [name, objectOf(body, name)])),
  };
  const { description, colorId } = fields;
  if (typeof description === 'string' && description.length > MOST_DESCRIPTION)
    throw refuse.invalid('The description is too long.', 'description');
  if (typeof colorId === 'string' && !COLORS.test(colorId)) throw refuse.invalid('Invalid color id.', 'colorId');
  const said = Object.entries(fields).filter(
    ([name, value]) => value !== undefined && value !== '' && value !== USUAL[name],
  );
  return Object.fromEntries(said);
}

/** Null where nothing is said. */
export function readStatus(body: Body): EventStatus | null {
  return (oneOf(body, 'status', ['confirmed', 'tentative', 'cancelled']) as EventStatus | undefined) ?? null;
}

function readReminders(value: unknown): EventFields['reminders'] {
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) throw refuse.parseError();
  const useDefault = switchOf(value, 'useDefault') ?? false;
  const overrides: unknown = value['overrides'] ?? [];
  if (!Array.isArray(overrides)) throw refuse.parseError();
  if (useDefault && overrides.length > 0)
    throw refuse.invalid('Cannot use default reminders and specify overrides at the same time.');
  if (overrides.length > 5) throw refuse.invalid('The maximum number of override reminders is 5.');
  const read = overrides.map((entry: unknown) => {
    const { method, minutes } = isObject(entry) ? entry : {};
    if ((method !== 'email' && method !== 'popup') || typeof minutes !== 'number' || minutes < 0 || minutes > 40_320)
      throw refuse.invalid('Invalid reminder.');
    return { method, minutes };
  });
  return { useDefault, ...(read.length > 0 ? { overrides: read } : {}) };
}

function textOf(body: Body, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw refuse.invalid(`Invalid value for ${name}.`, name);
  return value;
}

function switchOf(body: Body, name: string): boolean | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw refuse.invalid(`Invalid value for ${name}.`, name);
  return value;
}

function oneOf(body: Body, name: string, values: readonly string[]): string | undefined {
  const value = textOf(body, name);
  if (value !== undefined && !values.includes(value)) throw refuse.invalid(`Invalid value for ${name}.`, name);
  return value;
}

function objectOf(body: Body, name: string): object | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) throw refuse.parseError();
  return value;
}

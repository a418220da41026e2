import type { PushMessage, PushSubject } from './push-message.js';

/** `not_exists`: the calendar or an event is gone, which is a change like another. */
const SUBJECTS: ReadonlyMap<unknown, PushSubject> = new Map([
  ['sync', 'greeting'],
  ['exists', 'change'],
  ['not_exists', 'change'],
]);

const LONGEST_ID = 128;
const NUMBER = /^\d{1,15}$/;

/** Reads the headers of a message of Google's (Calendar API, push notifications); it has no body. Null for none of its. */
export function readGoogleMessage(headers: Readonly<Record<string, unknown>>): PushMessage | null {
  const channelId = headers['x-goog-channel-id'];
  const subject = SUBJECTS.get(headers['x-goog-resource-state']);
  if (typeof channelId !== 'string' || channelId.length > LONGEST_ID || subject === undefined) return null;
  const number = headers['x-goog-message-number'];
  return {
    token: headers['x-goog-channel-token'],
    channelId,
    subject,
    number: typeof number === 'string' && NUMBER.test(number) ? Number(number) : null,
    change: null,
  };
}

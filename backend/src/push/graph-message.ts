import type { PushMessage, PushSubject } from './push-message.js';

const LIFECYCLE: ReadonlyMap<unknown, PushSubject> = new Map([
  ['reauthorizationRequired', 'renew'],
  ['subscriptionRemoved', 'removed'],
  ['missed', 'missed'],
]);

/** Printable ASCII without what HTML or a URL is made with, so that nothing can be smuggled through the echo. */
const VALIDATION = /^[\w .:;,+/=~!*()@|-]{1,1024}$/;

/** The text to echo when Graph proves that somebody is at this address, or null where it is no such text. */
export const validationEcho = (token: unknown): string | null =>
  typeof token === 'string' && VALIDATION.test(token) ? token : null;

/** Reads the body of a message of Microsoft Graph's (change notification collection), which may tell of many channels. */
export function readGraphMessages(body: unknown): readonly PushMessage[] | null {
  const items = isObject(body) ? body['value'] : null;
  if (!Array.isArray(items) || !items.every(isObject)) return null;
  return items.flatMap((item) => {
    const subject = subjectOf(item);
    if (subject === null) return [];
    const { subscriptionId, clientState } = item;
    const channelId = typeof subscriptionId === 'string' ? subscriptionId : null;
    return [{ token: clientState, channelId, subject, number: null, change: changeOf(item) }];
  });
}

/** Null for a life-cycle event that nobody knows yet. */
function subjectOf({ lifecycleEvent }: Readonly<Record<string, unknown>>): PushSubject | null {
  return (lifecycleEvent ?? null) === null ? 'change' : (LIFECYCLE.get(lifecycleEvent) ?? null);
}

/** One change sends up to three messages (created, updated, updated), all of the same event in the same version. */
function changeOf({ resourceData }: Readonly<Record<string, unknown>>): string | null {
  if (!isObject(resourceData)) return null;
  const { id, '@odata.etag': etag } = resourceData;
  return typeof id === 'string' && typeof etag === 'string' ? `${id} ${etag}` : null;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

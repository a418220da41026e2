import { answerWith, bodyOf, type GoogleAnswer, isObject, NOTHING } from './google-call.js';
import { resourceIdOf } from './google-channels.js';
import { READS_EVENTS } from './google-door.js';
import type { GoogleOperation, GoogleVisit } from './google-operation.js';
import { GoogleRefusal, refuse } from './google-refusal.js';

const DAY = 86_400_000;
/** Google gives no channel of events for longer. */
const LONGEST = 7 * DAY;
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

export const CHANNEL_OPERATIONS: readonly GoogleOperation[] = [
  {
    name: 'events.watch',
    method: 'POST',
    path: '/calendar/v3/calendars/{}/events/watch',
    scopes: READS_EVENTS,
    run: watch,
  },
  { name: 'channels.stop', method: 'POST', path: '/calendar/v3/channels/stop', scopes: READS_EVENTS, run: stop },
];

function watch(visit: GoogleVisit): GoogleAnswer {
  const { call, site, user, names, channels, now } = visit;
  const calendar = site.calendar(names[0] ?? '', user.mailbox, 'reader');
  if (call.query.has('eventTypes'))
    throw refuse.invalid('Event types cannot be chosen for notifications.', 'eventTypes');
  const { id, type, address, token, expiration, params } = bodyOf(call);
  if (typeof id !== 'string' || id === '') throw refuse.required('Missing channel id.');
  if (!/^[A-Za-z0-9\-_+/=]{1,64}$/.test(id)) throw refuse.invalid('Invalid channel id.', 'id');
  if (type !== 'web_hook' && type !== 'webhook') throw refuse.invalid('Unknown channel type.', 'type');
  if (token !== undefined && (typeof token !== 'string' || token.length > 256))
    throw refuse.invalid('Invalid channel token.', 'token');
  checkAddress(address);
  if (channels.isOpen(id)) throw new GoogleRefusal(400, 'global', 'channelIdNotUnique', `Channel id ${id} not unique`);
  const ttl = isObject(params) ? Number(params['ttl']) * 1000 : NaN;
  const wanted = expiration === undefined ? now + (Number.isNaN(ttl) ? LONGEST : ttl) : Number(expiration);
  if (Number.isNaN(wanted) || wanted <= now) throw refuse.invalid('Invalid channel expiration.', 'expiration');
  const channel = {
    id,
    resourceId: resourceIdOf(calendar),
    resourceUri: `https://www.googleapis.com/calendar/v3/calendars/${encodeURIComponent(calendar.id)}/events?alt=json`,
    address: String(address),
    token: token ?? null,
    calendar: calendar.id,
    mailbox: user.mailbox,
    expiresAt: Math.min(wanted, now + LONGEST),
  };
  channels.start(channel);
  return answerWith({
    kind: 'api#channel',
    id,
    resourceId: channel.resourceId,
    resourceUri: channel.resourceUri,
    ...(token === undefined ? {} : { token }),
    expiration: String(channel.expiresAt),
  });
}

function stop({ call, channels, user }: GoogleVisit): GoogleAnswer {
  const { id, resourceId } = bodyOf(call);
  if (typeof id !== 'string' || typeof resourceId !== 'string') throw refuse.required('Missing channel id.');
  if (!channels.stop(id, resourceId, user.mailbox)) throw refuse.notFound(`Channel '${id}' not found for project '1'`);
  return NOTHING;
}

function checkAddress(address: unknown): void {
  const url = typeof address === 'string' ? URL.parse(address) : null;
  if (!url) throw refuse.required('Missing webhook address.');
  if (url.protocol !== 'https:' && !LOOPBACK.includes(url.hostname))
    throw new GoogleRefusal(400, 'global', 'push.webhookUrlNotHttps', `WebHook callback must be HTTPS: ${url.href}`);
}

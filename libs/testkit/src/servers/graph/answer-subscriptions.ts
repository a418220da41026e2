import type { Subscription } from '@microsoft/microsoft-graph-types';
import { notAllowed } from './answer-events.js';
import { checkShape } from './body-shapes.js';
import { SUBSCRIPTION } from './event-shapes.js';
import { answer, badRequest, type GraphAnswer, GraphError, isObject, requestOf } from './graph-request.js';
import type { GraphCall } from './graph-site.js';
import { readItemId } from './item-ids.js';
import { answerList } from './list-query.js';
import type { Mailbox } from './mailbox.js';
import { demandMailbox, demandScope, mailboxFor } from './rights.js';
import { concernOf } from './concern.js';
import type { HeldSubscription } from './subscriptions.js';

const MOST_MINUTES = 10_080;
const MOST_STATE = 128;
const KINDS = ['created', 'updated', 'deleted'];
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** `subscriptions`: all of the application, and new ones. */
export function answerSubscriptions(call: GraphCall): GraphAnswer | Promise<GraphAnswer> {
  const { request, site } = call;
  if (request.method === 'POST') return create(call);
  if (request.method !== 'GET') throw notAllowed();
  const list = site.subscriptions.all.map(({ shown }) => ({ item: { ...shown }, show: () => ({ ...shown }) }));
  return answerList(call, 'subscriptions', list, 100);
}

/** One subscription by itself; `reauthorize` renews no more than the right to it. */
export function answerSubscription(call: GraphCall, id: string, act: string | undefined): GraphAnswer {
  const { request, site } = call;
  const held = site.subscriptions.find(id);
  if (held === undefined) throw new GraphError(404, 'ResourceNotFound', 'The object was not found.');
  mailboxFor(site, call.caller, held.mailbox.person.id);
  if (act !== undefined) {
    if (act.toLowerCase() !== 'reauthorize' || request.method !== 'POST') throw notAllowed();
    return answer(204);
  }
  switch (request.method) {
    case 'GET':
      return shown(call, held, 200);
    case 'PATCH': {
      const { expirationDateTime } = readSubscription(request.body);
      return shown(call, renewed(call, held, expirationDateTime), 200);
    }
    case 'DELETE':
      site.subscriptions.remove(id);
      return answer(204);
    default:
      throw notAllowed();
  }
}

async function create(call: GraphCall): Promise<GraphAnswer> {
  const { site, request, preferences } = call;
  const said = readSubscription(request.body);
  const { notificationUrl, lifecycleNotificationUrl, resource, changeType, clientState } = said;
  if (!notificationUrl || !resource || !changeType) throw invalid('Required properties are missing.');
  const changeTypes = changeType.split(',').map((kind) => kind.trim().toLowerCase());
  if (changeTypes.some((kind) => !KINDS.includes(kind))) throw invalid(`'${changeType}' is no change type.`);
  if ((clientState ?? '').length > MOST_STATE) throw invalid(`clientState has more than ${MOST_STATE} characters.`);
  const expires = expiry(call, said.expirationDateTime);
  const about = readResource(call, resource);
  for (const url of [notificationUrl, lifecycleNotificationUrl]) if (url) checkUrl(url);
  // Both addresses have to answer before there is a subscription.
  for (const url of [notificationUrl, lifecycleNotificationUrl])
    if (url && !(await site.subscriptions.validate(url)))
      throw invalid(
        'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.',
      );
  const id = crypto.randomUUID();
  const held: HeldSubscription = {
    ...about,
    changeTypes,
    expires,
    immutableIds: preferences.immutableIds,
    shown: {
      id,
      resource,
      applicationId: '00000000-0000-4000-8000-0000000000a0',
      changeType,
      clientState: clientState ?? null,
      notificationUrl,
      lifecycleNotificationUrl: lifecycleNotificationUrl ?? null,
      expirationDateTime: new Date(expires).toISOString(),
      creatorId: about.mailbox.person.id,
      includeResourceData: null,
      latestSupportedTlsVersion: 'v1_2',
      notificationQueryOptions: null,
    },
  };
  site.subscriptions.keep(held);
  return shown(call, held, 201);
}

function renewed(call: GraphCall, held: HeldSubscription, until: string | undefined): HeldSubscription {
  const expires = expiry(call, until);
  const next = { ...held, expires, shown: { ...held.shown, expirationDateTime: new Date(expires).toISOString() } };
  call.site.subscriptions.keep(next);
  return next;
}

function shown({ origin, request }: GraphCall, held: HeldSubscription, status: number): GraphAnswer {
  const context = `${origin}/${request.version}/$metadata#subscriptions/$entity`;
  return answer(status, { '@odata.context': context, ...held.shown });
}

function readSubscription(body: unknown): Subscription {
  if (!isObject(body)) throw badRequest('The request has no body.', 'RequestBodyRead');
  checkShape(body, SUBSCRIPTION, 'subscription');
  return body;
}

/** Whose events a resource names: of a mailbox, or of one of its calendars. */
function readResource(call: GraphCall, resource: string): { mailbox: Mailbox; calendarKey: string | null } {
  const { segments } = requestOf('GET', `/v1.0/${resource.replace(/^\//, '')}`, {}, undefined);
  const concern = concernOf(segments);
  if (concern === null) throw invalid(`The resource '${resource}' is not supported.`);
  const mailbox = mailboxFor(call.site, call.caller, concern.who);
  demandScope(call, 'Calendars.Read');
  demandMailbox(mailbox);
  const [first = '', second = '', third = ''] = concern.rest;
  const path = concern.rest.length;
  if (path === 1 && first.toLowerCase() === 'events') return { mailbox, calendarKey: null };
  if (path === 2 && `${first}/${second}`.toLowerCase() === 'calendar/events')
    return { mailbox, calendarKey: mailbox.defaultCalendar.key };
  const key = readItemId(second)?.key ?? '';
  if (path !== 3 || first.toLowerCase() !== 'calendars' || third.toLowerCase() !== 'events')
    throw invalid(`The resource '${resource}' is not supported.`);
  if (!mailbox.calendars.has(key)) throw new GraphError(404, 'ResourceNotFound', 'The object was not found.');
  return { mailbox, calendarKey: key };
}

function expiry({ site }: GraphCall, until: string | undefined): number {
  const expires = Date.parse(until ?? '');
  if (Number.isNaN(expires)) throw invalid('expirationDateTime is no time.');
  const minutes = (expires - site.now()) / 60_000;
  if (minutes <= 0) throw invalid('Subscription expiration lies in the past.');
  if (minutes > MOST_MINUTES)
    throw invalid(`Subscription expiration can only be ${MOST_MINUTES} minutes in the future.`);
  return expires;
}

function checkUrl(text: string): void {
  const url = URL.parse(text);
  if (url === null) throw invalid(`'${text}' is no address.`);
  if (url.protocol !== 'https:' && !LOOPBACK.includes(url.hostname)) throw invalid('notificationUrl has to be https.');
}

function invalid(message: string): GraphError {
  return badRequest(message, 'ValidationError');
}

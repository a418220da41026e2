import { ProviderError } from '@calmirror/core';
import type { ChannelRequest, PushChannel } from '../adapter.js';
import type { CalendarPlace } from './calendar-place.js';
import { type GraphAnswer, objectIn, textIn } from './graph-answer.js';
import { type GraphClient, isSuccess } from './graph-client.js';

/** Subscriptions to calendars last less than seven days (10,080 minutes); ten minutes less, for clocks that differ. */
const LONGEST_SECONDS = (10_080 - 10) * 60;

/**
 * Asks Graph to tell of a calendar's changes. What concerns the subscription itself goes to the same address: the receiver tells one
 * from the other by the body.
 * @throws ProviderError
 */
export async function subscribe(
  client: GraphClient,
  { mailbox, path }: CalendarPlace,
  { address, token, seconds, signal }: ChannelRequest,
  now: number,
): Promise<PushChannel> {
  const body = {
    changeType: 'created,updated,deleted',
    notificationUrl: address,
    lifecycleNotificationUrl: address,
    resource: `${path}/events`,
    expirationDateTime: endOf(seconds, now),
    clientState: token,
    latestSupportedTlsVersion: 'v1_2',
  };
  const answer = await client.ask({ method: 'POST', path: '/subscriptions', body }, { mailbox, signal });
  if (!isSuccess(answer)) throw client.errorOf(answer);
  return channelIn(answer);
}

/** The same subscription for longer, under the token that it has; null where it is gone. */
export async function prolong(
  client: GraphClient,
  { mailbox }: CalendarPlace,
  { id }: PushChannel,
  { seconds, signal }: ChannelRequest,
  now: number,
): Promise<PushChannel | null> {
  const body = { expirationDateTime: endOf(seconds, now) };
  const answer = await client.ask({ method: 'PATCH', path: pathTo(id), body }, { mailbox, signal });
  if (isGone(answer)) return null;
  if (!isSuccess(answer)) throw client.errorOf(answer);
  return channelIn(answer);
}

export async function unsubscribe(client: GraphClient, { mailbox }: CalendarPlace, { id }: PushChannel): Promise<void> {
  const { signal } = new AbortController();
  const answer = await client.ask({ method: 'DELETE', path: pathTo(id) }, { mailbox, signal });
  if (!isGone(answer) && !isSuccess(answer)) throw client.errorOf(answer);
}

function pathTo(id: string): string {
  return `/subscriptions/${encodeURIComponent(id)}`;
}

function isGone({ status }: GraphAnswer): boolean {
  return status === 404 || status === 410;
}

function endOf(seconds: number, now: number): string {
  return new Date(now + Math.min(seconds, LONGEST_SECONDS) * 1000).toISOString();
}

function channelIn(answer: GraphAnswer): PushChannel {
  const body = objectIn(answer);
  const [id, end] = [textIn(body, 'id'), Date.parse(textIn(body, 'expirationDateTime') ?? '')];
  if (id === null || Number.isNaN(end))
    throw new ProviderError('temporary', 'undecodable', 'Microsoft Graph does not say which subscription it made.');
  return { id, resourceId: null, expiresAt: new Date(end).toISOString() };
}

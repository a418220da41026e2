import { ProviderError } from '@calmirror/core';
import type { ChannelRequest, PushChannel } from '../adapter.js';
import type { Caller, GoogleClient } from './google-client.js';

/** Has Google tell of a calendar's events. A channel of Google's is never renewed, but followed by another one. */
export async function openChannel(
  client: GoogleClient,
  caller: Caller,
  calendarId: string,
  { channelId, address, token, seconds }: ChannelRequest,
): Promise<PushChannel> {
  const params = { ttl: String(Math.max(1, Math.round(seconds))) };
  const requestBody = { id: channelId, type: 'web_hook', address, token, params };
  const answer = await client.ask(caller, (api, options) => api.events.watch({ calendarId, requestBody }, options));
  const expiresAt = Number(answer.expiration ?? Number.NaN);
  if (answer.id !== channelId || typeof answer.resourceId !== 'string' || Number.isNaN(expiresAt))
    throw new ProviderError('temporary', 'undecodable', "Google's answer about a channel cannot be read.");
  const end = `${new Date(expiresAt).toISOString().slice(0, 19)}Z`;
  return { id: channelId, resourceId: answer.resourceId, expiresAt: end };
}

/** Closing what is already gone succeeds. */
export async function closeChannel(
  client: GoogleClient,
  caller: Caller,
  { id, resourceId }: PushChannel,
): Promise<void> {
  try {
    const requestBody = { id, resourceId };
    await client.callVia(
      (request) => client.send(request, caller),
      (api, options) => api.channels.stop({ requestBody }, options),
    );
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind !== 'not-found') throw error;
  }
}

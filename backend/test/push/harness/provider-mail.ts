import type { FakeMessage } from '@calmirror/testkit';
import type { Answer, Client } from '../../harness/client.js';

/** Sends what Google sends: everything in headers, and a type for a body that is not there. */
export function sendAsGoogle(client: Client, { channel, state, number }: FakeMessage): Promise<Answer> {
  const headers = {
    origin: '',
    'content-type': 'application/json; utf-8',
    'x-goog-channel-id': channel.id,
    'x-goog-channel-token': channel.token,
    'x-goog-resource-id': channel.resourceId ?? '',
    'x-goog-resource-state': state,
    'x-goog-message-number': String(number),
  };
  return client.send('POST', '/push/google', { headers });
}

/** One item of what Microsoft Graph sends. */
export interface GraphNotice {
  readonly subscriptionId: string;
  readonly clientState: string;
  readonly changeType?: string;
  readonly lifecycleEvent?: string;
  readonly resourceData?: { readonly id: string; readonly '@odata.etag'?: string };
}

export function sendAsGraph(client: Client, value: readonly GraphNotice[]): Promise<Answer> {
  const headers = { origin: '', 'content-type': 'application/json; charset=utf-8' };
  return client.send('POST', '/push/microsoft', { body: { value }, headers });
}

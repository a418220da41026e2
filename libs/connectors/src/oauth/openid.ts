import { allowInsecureRequests, type ClientAuth, Configuration, customFetch, type ServerMetadata } from 'openid-client';
import type { OAuthApp } from './oauth-app.js';
import { isInsecure } from './secure-address.js';

/** Our client of an issuer. The guarded client sets the limits in time; the library's own is beyond them. */
const SECONDS = 60;

/** @param auth how the client proves who it is; absent: by its secret in the body */
export function openidClient(
  metadata: ServerMetadata,
  { clientId, clientSecret }: Pick<OAuthApp, 'clientId' | 'clientSecret'>,
  fetched: typeof fetch,
  auth?: ClientAuth,
): Configuration {
  const client = new Configuration(metadata, clientId, { client_secret: clientSecret }, auth);
  client.timeout = SECONDS;
  client[customFetch] = (url, { method, headers, body, redirect }) =>
    fetched(url, { method, headers, redirect, ...(body && { body: body as NonNullable<RequestInit['body']> }) });
  // Reached by http on this machine alone: see `refuseInsecure`, which the metadata passed. "Deprecated" is the library's warning sign.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  if (isInsecure(metadata.issuer)) allowInsecureRequests(client);
  return client;
}

import { type ConnectorAdapter, createAdapter, type HttpClientParts, readCalendar } from '@calmirror/connectors';
import { connectorParts } from '../../fake/connector-parts.js';
import { localHttpClient } from '../../fake/local-http-client.js';
import { RequestLog } from '../../fake/request-log.js';
import type { TargetObject } from '../../contract/adapter-harness.js';

/** The product's own account on a CalDAV server, with the real guarded client. */
export interface CaldavAccount {
  readonly adapter: ConnectorAdapter;
  /** What the client reported of its requests. */
  readonly log: RequestLog;
  close(): Promise<void>;
}

/** @param url any address of the server that a person may type */
export function caldavAccount(
  url: string,
  user: { readonly name: string; readonly password: string },
  parts: Partial<HttpClientParts> = {},
): CaldavAccount {
  const log = new RequestLog();
  const http = localHttpClient({ observer: log, limits: { headersMs: 5000 }, ...parts });
  const account = {
    id: 'connector-1',
    kind: 'caldav',
    settings: { url },
    secret: { username: user.name, password: user.password },
  };
  const adapter = createAdapter(account, connectorParts({ http }));
  return { adapter, log, close: () => http.close() };
}

/** What an object says to whoever reads it, under its UID. */
export function targetObjectIn(text: string): TargetObject {
  const [first] = readCalendar(text).events;
  if (first === undefined) throw new Error('The object holds no event.');
  const { uid, summary, marker } = first.event;
  return { id: uid, summary, marker };
}

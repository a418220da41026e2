import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GoogleAnswer } from './google-call.js';
import type { GoogleRefusal } from './google-refusal.js';

/** An answer as it goes over the line. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What becomes of an answer on its way. */
export type Sending = 'whole' | 'cut' | 'hang' | 'half-answer';

const JSON_TYPE = { 'content-type': 'application/json; charset=UTF-8' };

export const wireOf = ({ status, headers, json }: GoogleAnswer): WireAnswer =>
  json === null
    ? { status, headers, body: '' }
    : { status, headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(json) };

export const wireOfRefusal = ({ status, headers, body }: GoogleRefusal): WireAnswer =>
  wireOf({ status, headers, json: body });

export function send(answer: WireAnswer, sending: Sending, incoming: IncomingMessage, response: ServerResponse): void {
  if (sending === 'cut') return void incoming.socket.destroy();
  if (sending === 'hang') return;
  const bytes = Buffer.from(answer.body);
  const hasBody = answer.status !== 204 && answer.status !== 304;
  response.writeHead(answer.status, {
    date: new Date().toUTCString(),
    ...answer.headers,
    ...(hasBody ? { 'content-length': bytes.length } : {}),
  });
  if (sending === 'half-answer') response.write(bytes.subarray(0, bytes.length / 2), () => incoming.socket.destroy());
  else response.end(bytes);
}

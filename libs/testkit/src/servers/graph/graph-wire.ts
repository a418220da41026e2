import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphFault } from './graph-faults.js';
import type { GraphAnswer } from './graph-request.js';

/** What is sent: an answer, or the raw text of one that no Graph made. */
export interface Sending {
  readonly answer: GraphAnswer;
  /** Text instead of JSON. */
  readonly raw: string | null;
  /** What goes wrong on the way. */
  readonly fault: GraphFault | null;
}

export function send({ answer, raw, fault }: Sending, incoming: IncomingMessage, response: ServerResponse): void {
  switch (fault?.kind) {
    case 'cut-before':
    case 'cut-after':
      incoming.socket.destroy();
      return;
    case 'hang-before':
    case 'hang-after':
      return;
    default: {
      const whole = raw ?? (answer.body === undefined ? '' : JSON.stringify(answer.body));
      const bytes = Buffer.from(fault?.kind === 'half-content' ? whole.slice(0, whole.length / 2) : whole);
      response.writeHead(answer.status, {
        ...(whole === ''
          ? {}
          : { 'content-type': raw === null ? 'application/json; odata.metadata=minimal' : 'text/html' }),
        'request-id': crypto.randomUUID(),
        ...answer.headers,
        ...(answer.status === 204 ? {} : { 'content-length': bytes.length }),
      });
      if (fault?.kind === 'half-answer')
        response.write(bytes.subarray(0, bytes.length / 2), () => incoming.socket.destroy());
      else response.end(bytes);
    }
  }
}

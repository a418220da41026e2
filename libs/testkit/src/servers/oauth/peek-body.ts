import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';

/** The body of a request, which whoever is handed the request next still finds in it. */
export async function peekBody(request: IncomingMessage): Promise<string> {
  const length = Number(request.headers['content-length'] ?? 0);
  const chunks: Buffer[] = [];
  for (let read = 0; read < length;) {
    const chunk = request.read() as Buffer | null;
    if (chunk === null) await once(request, 'readable');
    else {
      chunks.push(chunk);
      read += chunk.length;
    }
  }
  const body = Buffer.concat(chunks);
  if (body.length > 0) request.unshift(body);
  return body.toString();
}

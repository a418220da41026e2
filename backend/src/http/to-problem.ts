import type { ProblemCode } from '@calmirror/contracts';
import { HttpException } from '@nestjs/common';
import { Problem } from './problem.js';

/** What the framework's own refusals are called on the wire. */
const CODES: Readonly<Record<number, readonly [ProblemCode, string]>> = {
  400: ['malformed-json', 'the request cannot be read: is its body valid JSON?'],
  404: ['not-found', 'there is nothing at this address'],
  405: ['method-not-allowed', 'this address does not answer this method'],
  413: ['payload-too-large', 'the body is larger than this server accepts'],
  415: ['unsupported-media-type', 'send the body as application/json'],
  503: ['not-ready', 'this process does not take work now'],
  429: ['too-many-requests', 'too many requests from this address: wait before the next one'],
};

/** Any error as the problem that is answered. What nobody foresaw is `internal`, and says nothing of what happened. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const known = error instanceof HttpException ? CODES[error.getStatus()] : undefined;
  if (!known)
    return new Problem('internal', 500, 'something went wrong here; the log has more under this requestId', {
      cause: error,
    });
  const [code, detail] = known;
  const exception = error as HttpException;
  return new Problem(code, exception.getStatus(), downParts(exception) ?? detail, { cause: error });
}

/** What a health check found to be down, in words; null for any other exception. */
function downParts(exception: HttpException): string | null {
  const { error } = exception.getResponse() as { error?: Record<string, { message?: unknown }> | string };
  if (typeof error !== 'object') return null;
  return Object.entries(error)
    .map(([part, { message }]) => `${part}: ${typeof message === 'string' ? message : 'down'}`)
    .join('; ');
}

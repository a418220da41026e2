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
  return new Problem(code, (error as HttpException).getStatus(), detail, { cause: error });
}

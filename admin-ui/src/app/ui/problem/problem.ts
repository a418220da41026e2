import { HttpErrorResponse } from '@angular/common/http';
import { PROBLEM_CODES, type ProblemCode } from '@calmirror/contracts/closed-lists';

/** What went wrong with a request: an answer of the API (RFC 9457), or what came instead of one. */
export interface Problem {
  readonly code: ProblemCode | 'unreachable' | 'unreadable';
  /** The server's own words on this case, or null. */
  readonly detail: string | null;
  /** To be found in the server's log; null when it never got there. */
  readonly requestId: string | null;
  readonly fields: readonly FieldProblem[];
  /** From Retry-After; null when the server names no time. */
  readonly retryAfterSeconds: number | null;
}

export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** The one place that reads a failed request, whatever it failed with. */
export function toProblem(error: unknown): Problem {
  if (!(error instanceof HttpErrorResponse)) return { ...nothing, code: 'unreadable', detail: wordsOf(error) };
  if (error.status === 0) return { ...nothing, code: 'unreachable' };
  const body = asJson(error.error);
  const code = member(body, 'code');
  if (!isProblemCode(code)) {
    return { ...nothing, code: 'unreadable', detail: `${error.status} ${error.statusText}`.trim() };
  }
  const fields = isRecord(body) && Array.isArray(body['errors']) ? body['errors'] : [];
  return {
    code,
    detail: member(body, 'detail'),
    requestId: member(body, 'requestId'),
    fields: fields.map((entry: unknown) => ({
      field: member(entry, 'field') ?? '',
      message: member(entry, 'message') ?? '',
    })),
    retryAfterSeconds: secondsOf(error.headers.get('Retry-After')),
  };
}

/** The body of an answer that was asked for as text, such as one that streams, is no JSON yet. */
function asJson(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

const nothing = { detail: null, requestId: null, fields: [], retryAfterSeconds: null };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function member(value: unknown, name: string): string | null {
  const found = isRecord(value) ? value[name] : null;
  return typeof found === 'string' ? found : null;
}

const isProblemCode = (code: string | null): code is ProblemCode =>
  (PROBLEM_CODES as readonly (string | null)[]).includes(code);

const wordsOf = (error: unknown): string | null => (error instanceof Error ? error.message : null);

/** Retry-After in seconds; its other form, a date, is not sent by this API. */
const secondsOf = (header: string | null): number | null => (header && /^\d+$/.test(header) ? Number(header) : null);

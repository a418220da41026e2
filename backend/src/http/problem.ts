import type { FieldProblem, ProblemCode } from '@calmirror/contracts';

export interface ProblemOptions extends ErrorOptions {
  /** Every fault of the input. */
  errors?: FieldProblem[];
  /** Seconds to wait, for the header Retry-After. */
  retryAfterSeconds?: number;
}

/** An answer that is not a success. Thrown anywhere below a controller; `ProblemFilter` writes it (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly errors: FieldProblem[] | null;
  readonly retryAfterSeconds: number | null;

  constructor(
    readonly code: ProblemCode,
    readonly status: number,
    readonly detail: string,
    options: ProblemOptions = {},
  ) {
    super(detail, options);
    this.errors = options.errors ?? null;
    this.retryAfterSeconds = options.retryAfterSeconds ?? null;
  }
}

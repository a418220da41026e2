import type { GoogleRequest } from './google-log.js';

/** What goes wrong with a request or with one operation of a batch, once. */
export type GoogleFault =
  /** Answered so before anything is done, or after it was. */
  | {
      readonly kind: 'answer' | 'answer-after';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** The connection is cut, before or after the effect; within a batch also for the operations that come after. */
  | { readonly kind: 'cut-before' | 'cut-after' }
  /** Nothing is ever answered, until the server stops or the client goes. */
  | { readonly kind: 'hang-before' | 'hang-after' }
  /** An answer of sound length whose content breaks off in the middle. */
  | { readonly kind: 'half-content' }
  /** The connection is cut in the middle of the answer. */
  | { readonly kind: 'half-answer' }
  /** Something happens just before it is carried out: another client is faster. */
  | { readonly kind: 'meanwhile'; readonly act: () => void };

interface Waiting {
  readonly fits: (request: GoogleRequest) => boolean;
  readonly fault: GoogleFault;
}

/** Faults that wait for their request, each for one. */
export class GoogleFaults {
  private waiting: readonly Waiting[] = [];

  /** Spoils the next request of an operation (`events.insert`, `batch`, …), of any (`*`), or that `fits`. */
  next(fits: string | ((request: GoogleRequest) => boolean), fault: GoogleFault, times = 1): this {
    const asked =
      typeof fits === 'string' ? ({ operation }: GoogleRequest): boolean => fits === '*' || operation === fits : fits;
    this.waiting = [...this.waiting, ...Array.from({ length: times }, () => ({ fits: asked, fault }))];
    return this;
  }

  take(request: GoogleRequest): GoogleFault | null {
    const found = this.waiting.find(({ fits }) => fits(request));
    this.waiting = this.waiting.filter((waiting) => waiting !== found);
    return found?.fault ?? null;
  }

  /** Those that nothing met wait no longer. */
  forget(): void {
    this.waiting = [];
  }
}

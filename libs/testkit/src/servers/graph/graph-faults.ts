import type { GraphExchange } from './graph-log.js';

/** What goes wrong with a request, by itself or within a batch, once. */
export type GraphFault =
  /** Answered so before anything is done, or after it was. A body that is no JSON is what a proxy says. */
  | {
      readonly kind: 'answer' | 'answer-after';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** The connection is cut, before or after the effect; within a batch it is the whole batch's. */
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
  readonly fits: (exchange: GraphExchange) => boolean;
  readonly fault: GraphFault;
}

/** Faults that wait for their request, each for one. */
export class GraphFaults {
  private waiting: readonly Waiting[] = [];

  /** Spoils the next request for an operation (`events.create`, `batch`, …), any (`*`), or one that `fits`. */
  next(fits: string | ((exchange: GraphExchange) => boolean), fault: GraphFault, times = 1): this {
    const asked =
      typeof fits === 'string' ? ({ operation }: GraphExchange): boolean => fits === '*' || operation === fits : fits;
    this.waiting = [...this.waiting, ...Array.from({ length: times }, () => ({ fits: asked, fault }))];
    return this;
  }

  take(exchange: GraphExchange): GraphFault | null {
    const found = this.waiting.find(({ fits }) => fits(exchange));
    this.waiting = this.waiting.filter((waiting) => waiting !== found);
    return found?.fault ?? null;
  }

  /** Those that nothing met wait no longer. */
  forget(): void {
    this.waiting = [];
  }
}

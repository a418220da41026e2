import type { CaldavRequest } from './caldav-answer.js';

/** What goes wrong with a request, once. */
export type CaldavFault =
  /** Refused with a status before anything is done. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** The connection is cut, before or after the request has had its effect. */
  | { readonly kind: 'cut-before' | 'cut-after' }
  /** An answer of sound length whose content breaks off in the middle. */
  | { readonly kind: 'half-content' }
  /** The connection is cut in the middle of the answer. */
  | { readonly kind: 'half-answer' }
  /** Something happens just before the request is carried out: another client is faster. */
  | { readonly kind: 'meanwhile'; readonly act: () => void };

interface Waiting {
  readonly fits: (request: CaldavRequest) => boolean;
  readonly fault: CaldavFault;
}

/** Faults that wait for their request, each for one. */
export class CaldavFaults {
  private waiting: readonly Waiting[] = [];

  /** Spoils the next request of a method, or that `fits`. */
  next(fits: string | ((request: CaldavRequest) => boolean), fault: CaldavFault): this {
    const asked = typeof fits === 'string' ? ({ method }: CaldavRequest): boolean => method === fits : fits;
    this.waiting = [...this.waiting, { fits: asked, fault }];
    return this;
  }

  take(request: CaldavRequest): CaldavFault | null {
    const found = this.waiting.find(({ fits }) => fits(request));
    this.waiting = this.waiting.filter((waiting) => waiting !== found);
    return found?.fault ?? null;
  }

  /** Those that nothing met wait no longer. */
  forget(): void {
    this.waiting = [];
  }
}

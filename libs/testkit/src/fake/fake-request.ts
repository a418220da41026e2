import type { MirrorOperation } from '@calmirror/connectors';
import type { TimeWindow } from '@calmirror/core';
import type { FakeFault } from './fake-faults.js';

/** A request as it reaches the fake provider. */
export type FakeRequest =
  | { readonly kind: 'list' }
  | { readonly kind: 'create-calendar'; readonly name: string }
  /** `page` counts from 0; a read that fits one page is one request. */
  | {
      readonly kind: 'read';
      readonly calendarId: string;
      readonly window: TimeWindow;
      readonly full: boolean;
      readonly page: number;
    }
  | { readonly kind: 'list-mirrors'; readonly calendarId: string }
  | { readonly kind: 'open-channel' | 'renew-channel' | 'close-channel' | 'listen'; readonly calendarId: string }
  | { readonly kind: 'write'; readonly calendarId: string; readonly operations: readonly MirrorOperation[] };

/** Sees each request; may hold it up at each of these moments. */
export interface FakeWitness {
  /** Before anything happens. */
  arrived?(request: FakeRequest): Promise<void> | void;
  /** It was carried out, and is not answered yet. */
  carriedOut?(request: FakeRequest): Promise<void> | void;
  /** With the fault that it met, or null. */
  answered?(request: FakeRequest, fault: FakeFault | null): void;
}

import type { WritableSignal } from '@angular/core';

/** What is asked before something is done that cannot be taken back. */
export interface Question {
  readonly title: string;
  /** What will happen, with numbers. */
  readonly body: string;
  /** The word on the button that does it; never "OK". */
  readonly act: string;
  /** The word on the button that leaves all as it is, where "Cancel" would be misread. */
  readonly leave?: string;
  readonly tone?: 'danger';
  /** Has to be typed before the button works: for what is worst. */
  readonly typed?: string;
  /** Something more that can be done along with it. */
  readonly option?: { readonly label: string; readonly hint: string; readonly chosen: WritableSignal<boolean> };
}

import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, type Signal } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { TEXTS } from '../../../../texts/texts';
import { Confirm } from '../../../ui/confirm/confirm';

/** A page on which something may not be saved yet. */
export interface Unsaved {
  readonly dirty: Signal<boolean>;
}

/** Asks before a page with unsaved changes is left for another one. */
export const askBeforeLeaving: CanDeactivateFn<Unsaved> = ({ dirty }) =>
  dirty() ? inject(Confirm).ask({ ...inject(TEXTS).pairs.page.edit.leave, tone: 'danger' }) : true;

/** Asks before the tab is closed or reloaded, in the browser's own words. To be called where `inject` may be. */
export function askBeforeClosing(dirty: Signal<boolean>): void {
  const window = inject(DOCUMENT).defaultView;
  const ask = (event: Event): void => {
    if (dirty()) event.preventDefault();
  };
  window?.addEventListener('beforeunload', ask);
  inject(DestroyRef).onDestroy(() => window?.removeEventListener('beforeunload', ask));
}

import { inject } from '@angular/core';
import { TEXTS } from '../../../../texts/texts';

/**
 * Tells why an event is in its state, in words: by the reasons of filters, by those of mappings, and by the word itself where
 * it is none of them. To be called where `inject` may be.
 */
export function eventReason(): (reason: string | null) => string {
  const texts = inject(TEXTS);
  const exclusions: Readonly<Record<string, string>> = texts.policy.preview.reasons;
  return (reason) => (reason === null ? '' : (exclusions[reason] ?? texts.pairs.page.events.reason(reason) ?? reason));
}

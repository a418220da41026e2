import { linkedSignal, type WritableSignal } from '@angular/core';

/** A text that follows what is suggested until a person has written another. */
export function suggested(suggestion: () => string): WritableSignal<string> {
  return linkedSignal<string, string>({
    source: suggestion,
    computation: (now, before) => (before && before.value !== before.source ? before.value : now),
  });
}

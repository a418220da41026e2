import type { Fault } from '@calmirror/core';
import type { Texts } from '../../texts/texts';

/** What is wrong at one place, in words: the first fault of the path or of a member beneath it; empty when nothing is. */
export type FaultAt = (path: string) => string;

export function faultsAt(faults: readonly Fault[], texts: Texts): FaultAt {
  return (path) => {
    const found = faults.find(({ field }) => field === path || field.startsWith(`${path}.`));
    return found ? texts.policy.fault(found) : '';
  };
}

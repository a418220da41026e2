import { hash } from 'node:crypto';
import { setImmediate as afterOthers } from 'node:timers/promises';
import { mirrorIdOf } from '@calmirror/core';
import type { MirroredPair } from './mirrored-pair.js';
import { inSteps } from './target-writer.js';

/** Some milliseconds. */
const AT_A_TIME = 500;

/** Mirror id → source event, for a pair. A digest says nothing of what it was made of, so this is the way back. */
export async function mirrorIdsOf(
  { installationId, id: pairId }: MirroredPair,
  eventIds: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const slice of inSteps(eventIds, AT_A_TIME)) {
    await afterOthers();
    for (const eventId of slice) found.set(mirrorIdOf({ installationId, pairId }, eventId, sha256), eventId);
  }
  return found;
}

const sha256 = (text: string): string => hash('sha256', text);

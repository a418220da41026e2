import type { WantedSection, WantedSections } from '../mail-source.js';

/** Messages that are asked for the same sections at once. */
export interface ReadStep {
  readonly sections: readonly WantedSection[];
  /** In ascending order. */
  readonly uids: readonly number[];
}

/** What one answer is expected to hold at most, but for a single message's sections. */
const STEP_BYTES = 8_000_000;
const STEP_MESSAGES = 100;
const SECTION = /^(?:HEADER|\d{1,9}(?:\.\d{1,9}){0,60})$/;

/**
 * Groups messages, so that few commands read many of them, and none is answered by more than can be held.
 * @param sizes UID → bytes of the whole message, as far as they are known: its sections together are no more than that
 */
export function readPlan(wanted: readonly WantedSections[], sizes: ReadonlyMap<number, number>): readonly ReadStep[] {
  const groups = new Map<string, { sections: readonly WantedSection[]; uids: Set<number> }>();
  for (const { uid, sections } of wanted) {
    const valid = sections.filter(({ section }) => SECTION.test(section));
    const key = valid.map(({ section, bytes }) => `${section} ${bytes}`).join();
    const group = groups.get(key) ?? { sections: valid, uids: new Set() };
    groups.set(key, group);
    group.uids.add(uid);
  }
  return [...groups.values()].flatMap(({ sections, uids }) => {
    const sorted = [...uids].sort((a, b) => a - b);
    return stepsOf(sorted, sections, sizes).map((step) => ({ sections, uids: step }));
  });
}

function stepsOf(
  uids: readonly number[],
  sections: readonly WantedSection[],
  sizes: ReadonlyMap<number, number>,
): readonly (readonly number[])[] {
  const asked = sections.reduce((sum, { bytes }) => sum + bytes, 0);
  const steps: number[][] = [];
  let bytes = 0;
  for (const uid of uids) {
    const own = Math.min(asked, sizes.get(uid) ?? asked);
    const step = steps.at(-1);
    bytes += own;
    if (step !== undefined && step.length < STEP_MESSAGES && bytes <= STEP_BYTES) step.push(uid);
    else {
      steps.push([uid]);
      bytes = own;
    }
  }
  return steps;
}

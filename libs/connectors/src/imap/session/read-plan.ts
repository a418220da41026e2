import type { WantedSection, WantedSections } from '../mail-source.js';

/** Messages that are asked for the same sections at once. */
export interface ReadStep {
  readonly sections: readonly WantedSection[];
  /** In ascending order. */
  readonly uids: readonly number[];
}

/** What one answer may hold at most, but for a single message's sections. */
const STEP_BYTES = 8_000_000;
const STEP_MESSAGES = 100;
const SECTION = /^(?:HEADER|\d{1,9}(?:\.\d{1,9}){0,60})$/;

/** Groups messages, so that few commands read many of them, and none is answered by more than can be held. */
export function readPlan(wanted: readonly WantedSections[]): readonly ReadStep[] {
  const groups = new Map<string, { sections: readonly WantedSection[]; uids: number[] }>();
  for (const { uid, sections } of wanted) {
    const valid = sections.filter(({ section }) => SECTION.test(section));
    const key = valid.map(({ section, bytes }) => `${section} ${bytes}`).join();
    const group = groups.get(key) ?? { sections: valid, uids: [] };
    groups.set(key, group);
    group.uids.push(uid);
  }
  return [...groups.values()].flatMap(({ sections, uids }) => {
    const each = sections.reduce((sum, { bytes }) => sum + bytes, 1);
    const size = Math.max(1, Math.min(STEP_MESSAGES, Math.floor(STEP_BYTES / each)));
    const sorted = [...new Set(uids)].sort((a, b) => a - b);
    return Array.from({ length: Math.ceil(sorted.length / size) }, (_, index) => ({
      sections,
      uids: sorted.slice(index * size, (index + 1) * size),
    }));
  });
}

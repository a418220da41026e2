/**
 * Ids of events that a mirror can have. Google never takes an id twice, not even that of a deleted event: after a deletion the
 * mirror comes back under its next generation, found again in the same order by whoever looks. The letter is the last of
 * base32hex, in which ids are written.
 */
export function generationId(mirrorId: string, generation: number): string {
  return generation === 0 ? mirrorId : `${mirrorId}v${generation}`;
}

/** Whether an id is that of a mirror, in whatever generation. */
export function isGenerationOf(id: string, mirrorId: string): boolean {
  return id === mirrorId || (id.startsWith(`${mirrorId}v`) && /^[1-9]\d*$/.test(id.slice(mirrorId.length + 1)));
}

/** Deletions of one mirror that are looked through; whoever brings one back each day needs three years for them. */
export const MOST_GENERATIONS = 1_000;

import type { PairAnswer, PairProgress } from '@calmirror/contracts';

export type FillPhase = 'reading' | 'writing' | 'done' | 'stopped';

/** How far the first fill of a pair is. `stopped` is what a person may have to look at; it may still go on by itself. */
export function fillPhase(
  { lastSucceededAt, state }: Pick<PairAnswer, 'lastSucceededAt' | 'state'>,
  progress: Pick<PairProgress, 'total'> | null,
): FillPhase {
  if (lastSucceededAt !== null) return 'done';
  if (state !== 'working') return 'stopped';
  return progress !== null && progress.total > 0 ? 'writing' : 'reading';
}

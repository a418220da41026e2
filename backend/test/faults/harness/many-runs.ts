const LARGEST = 0x7fff_ffff;
const MOST_TOLD = 3;

/**
 * The seed that the environment names under `variable`, so that a failure can be played again; `random` for another one
 * each time. Without it the same one always.
 */
export function seedOf(variable: string): number {
  const named = process.env[variable];
  if (named === 'random') return Math.floor(Math.random() * LARGEST);
  return Number(named ?? 1);
}

interface Failure<T> {
  readonly index: number;
  readonly script: T;
  readonly error: unknown;
}

/** Plays all of `scripts`, so many at a time, and answers those that failed. */
async function failuresOf<T>(
  scripts: readonly T[],
  atOnce: number,
  play: (script: T) => Promise<void>,
): Promise<Failure<T>[]> {
  const failures: Failure<T>[] = [];
  const rest = scripts.entries();
  const work = async (): Promise<void> => {
    for (const [index, script] of rest)
      await play(script).catch((error: unknown) => failures.push({ index, script, error }));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return failures;
}

/**
 * Plays all of `scripts`, so many at a time.
 * @param shorter what a failed script is tried as next, to tell it in as few words as possible; none: it is told as it is
 * @throws one error that tells of all that failed, and the scripts of the first
 */
export async function inParallel<T>(
  scripts: readonly T[],
  atOnce: number,
  play: (script: T) => Promise<void>,
  shorter: (script: T) => readonly T[] = () => [],
): Promise<void> {
  const failures = await failuresOf(scripts, atOnce, play);
  const [first, ...others] = failures.slice(0, MOST_TOLD);
  if (!first) return;
  const told = [await shortest(first, play, shorter), ...others].map(tell);
  throw new Error(`${failures.length} of ${scripts.length} failed.\n${told.join('\n\n')}`);
}

async function shortest<T>(
  failure: Failure<T>,
  play: (script: T) => Promise<void>,
  shorter: (script: T) => readonly T[],
): Promise<Failure<T>> {
  const found = await failuresOf(shorter(failure.script), 1, play);
  const next = found[0];
  return next ? shortest({ ...next, index: failure.index }, play, shorter) : failure;
}

/** All scripts that lack one of the steps. */
export const lessOneStep = <S>(script: readonly S[]): readonly (readonly S[])[] =>
  script.map((_, index) => script.toSpliced(index, 1));

const tell = ({ index, script, error }: Failure<unknown>): string =>
  `Script ${index}: ${JSON.stringify(script)}\n${error instanceof Error ? error.message : String(error)}`;

const LARGEST = 0x7fff_ffff;

/**
 * The seed that the environment names under `variable`, so that a failure can be played again; `random` for another one
 * each time. Without it the same one always.
 */
export function seedOf(variable: string): number {
  const named = process.env[variable];
  if (named === 'random') return Math.floor(Math.random() * LARGEST);
  return Number(named ?? 1);
}

/** Plays all of `scripts`, so many at a time. @throws all failures at once, each with its script */
export async function inParallel<T>(
  scripts: readonly T[],
  atOnce: number,
  play: (script: T) => Promise<void>,
): Promise<void> {
  const failures: Error[] = [];
  const rest = scripts.entries();
  const work = async (): Promise<void> => {
    for (const [index, script] of rest)
      await play(script).catch((error: unknown) => failures.push(told(index, script, error)));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  if (failures.length === 0) return;
  const first = failures.slice(0, 3).map(({ message }) => message);
  throw new Error(`${failures.length} of ${scripts.length} failed. ${first.join('\n\n')}`);
}

const told = (index: number, script: unknown, error: unknown): Error =>
  new Error(`Script ${index}: ${JSON.stringify(script)}\n${error instanceof Error ? error.message : String(error)}`);

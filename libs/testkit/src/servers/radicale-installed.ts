import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The command that runs Radicale here, or null where it is not installed. */
export function radicaleCommand(): readonly [string, ...string[]] | null {
  const found = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'radicale'))
    .find((path) => existsSync(path));
  if (found !== undefined) return [found];
  const module = ['-m', 'radicale'];
  return spawnSync('python3', [...module, '--version']).status === 0 ? ['python3', ...module] : null;
}

export function radicaleInstalled(): boolean {
  return radicaleCommand() !== null;
}

/** Describes tests that need a Radicale; where there is none they are counted as skipped, under a title that says why. */
export function describeWithRadicale(name: string, tests: () => void): void {
  if (radicaleInstalled()) describe(name, tests);
  else describe.skip(`${name} (skipped: Radicale is not installed here)`, tests);
}

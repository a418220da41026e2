import fs from 'node:fs';
import path from 'node:path';
import { root } from '../../bootstrap/root.mjs';
import { capture, pass } from '../command.mjs';
import { temporaryFolder } from '../temporary-folder.mjs';
import { failedIn, isLeftToChance, once, withSecondRun } from './jest-results.mjs';
import { failedCheck } from './totals.mjs';

// What a test file loaded is garbage after it: with a larger nursery most of it is never copied.
const jest = [
  '--max-semi-space-size=32',
  '--experimental-vm-modules',
  '--no-warnings',
  'node_modules/jest/bin/jest.js',
];

/** Milliseconds after which a whole run of Jest is taken to hang: about twice what all tests take on two slow cores. */
const patience = 45 * 60_000;

/** Runs Jest; `result` is its own report, null where it came to none. */
async function report(args) {
  const { folder, remove } = temporaryFolder('jest');
  const file = path.join(folder, 'result.json');
  try {
    const { code, output } = await capture(process.execPath, [...jest, ...args, '--json', `--outputFile=${file}`], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: patience,
    });
    return { code, output, result: fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null };
  } finally {
    remove();
  }
}

/**
 * A step that runs Jest projects: unit, integration, console, fire. A few integration tests that fail are run once more, alone:
 * where the machine was too busy for one of them that is told, and counts as passed; what fails twice has failed.
 */
export const jestStep = (name, projects, { needs = [] } = {}) => ({
  name,
  needs,
  alone: true,
  run: async () => {
    const first = await report(['--selectProjects', ...projects, '--ci', '--passWithNoTests']);
    if (first.result === null) return { totals: failedCheck, output: first.output };
    const totals = once(first.result);
    const again = isLeftToChance(first.result) ? failedIn(first.result) : [];
    if (again.length === 0)
      return { totals: first.code !== 0 && totals.failed === 0 ? failedCheck : totals, output: first.output };
    const second = await report([
      '--selectProjects',
      ...projects,
      '--ci',
      '--runInBand',
      '--runTestsByPath',
      ...again.map(({ name }) => name),
    ]);
    const output = `${first.output}\n${second.output}`;
    if (second.result === null) return { totals, output };
    const notes = again.map(
      ({ name, message }) => `Failed at first: ${path.relative(root, name)}\n${message.trimEnd()}`,
    );
    return { totals: withSecondRun(first.result, second.result), output, notes };
  },
});

/** Runs Jest with a person's own arguments and output. Resolves to its exit code. */
export const runJest = (args) => pass(process.execPath, [...jest, ...args]);

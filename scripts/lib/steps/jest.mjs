import fs from 'node:fs';
import path from 'node:path';
import { capture, pass } from '../command.mjs';
import { temporaryFolder } from '../temporary-folder.mjs';
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

/** A file that did not even load has no failed test of its own: it counts as one. */
const totalsOf = (result) => ({
  passed: result.numPassedTests,
  failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
  skipped: result.numPendingTests + result.numTodoTests,
});

/** A step that runs Jest projects: unit, integration, console, fire. */
export const jestStep = (name, projects, { needs = [] } = {}) => ({
  name,
  needs,
  alone: true,
  run: async () => {
    const { folder, remove } = temporaryFolder('jest');
    const file = path.join(folder, 'result.json');
    const args = ['--selectProjects', ...projects, '--ci', '--passWithNoTests', '--json', `--outputFile=${file}`];
    const { code, output } = await capture(process.execPath, [...jest, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: patience,
    });
    const totals = fs.existsSync(file) ? totalsOf(JSON.parse(fs.readFileSync(file, 'utf8'))) : failedCheck;
    remove();
    return { totals: code !== 0 && totals.failed === 0 ? failedCheck : totals, output };
  },
});

/** Runs Jest with a person's own arguments and output. Resolves to its exit code. */
export const runJest = (args) => pass(process.execPath, [...jest, ...args]);

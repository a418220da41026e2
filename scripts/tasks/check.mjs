import os from 'node:os';
import { staticChecks } from '../lib/steps/checks.mjs';
import { jestStep } from '../lib/steps/jest.mjs';
import { runSteps } from '../lib/steps/run-steps.mjs';
import { inWords } from '../lib/steps/totals.mjs';

/** `npm run check`: what is quick to know while one works. */
export async function run() {
  const steps = [...staticChecks, jestStep('unit tests', ['unit'])];
  const totals = await runSteps(steps, { width: os.availableParallelism(), say: (line) => console.log(line) });
  console.log(`\n${inWords(totals)}`);
  return totals.failed > 0 ? 1 : 0;
}

import os from 'node:os';
import { build } from '../lib/builds.mjs';
import { openapiStep } from '../lib/openapi.mjs';
import { browserStep } from '../lib/steps/browser.mjs';
import { staticChecks } from '../lib/steps/checks.mjs';
import { debianPackagesStep, dovecot, radicale } from '../lib/steps/debian-packages.mjs';
import { jestStep } from '../lib/steps/jest.mjs';
import { nodeTests } from '../lib/steps/node-tests.mjs';
import { runSteps } from '../lib/steps/run-steps.mjs';
import { inWords, passedCheck } from '../lib/steps/totals.mjs';

const say = (line) => console.log(line);
const buildStep = (name) => ({
  name: `build of the ${name}`,
  run: async () => {
    await build(() => {}, [name]);
    return { totals: passedCheck, output: '' };
  },
});
const isLauncherTest = (file) => file.startsWith('launcher.');

const steps = [
  debianPackagesStep([radicale, dovecot], say),
  buildStep('server'),
  buildStep('console'),
  buildStep('demonstration'),
  ...staticChecks,
  openapiStep,
  nodeTests('scripts', (file) => !isLauncherTest(file)),
  jestStep('unit, integration and console tests', ['unit', 'integration', 'console']),
  jestStep('processes under fire', ['fire'], { needs: ['build of the server'] }),
  browserStep,
  nodeTests('launcher', isLauncherTest, ['build of the server', 'build of the console', 'build of the demonstration']),
];

/** `npm test`: everything that CI runs. Its last line is the sum of all. */
export async function run() {
  const totals = await runSteps(steps, { width: Math.max(2, os.availableParallelism()), say });
  say(`\n${inWords(totals)}`);
  return totals.failed > 0 ? 1 : 0;
}

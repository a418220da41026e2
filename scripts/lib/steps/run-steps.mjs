import { failedCheck, inWords, sum } from './totals.mjs';

const seconds = (begin) => `${((performance.now() - begin) / 1000).toFixed(1)} s`;

/** Runs one step and says how it went, with all its output when something failed, and what else is to be known of it. */
async function runStep({ name, run }, say) {
  const begin = performance.now();
  const failed = (error) => ({ totals: failedCheck, output: error.message });
  const { totals, output, notes = [] } = await run().catch(failed);
  if (totals.failed > 0) say(`\n${output.trimEnd()}`);
  const isOne = totals.passed + totals.failed + totals.skipped === 1;
  say(`${totals.failed > 0 ? '✖' : '✔'} ${name}${isOne ? '' : `: ${inWords(totals)}`} (${seconds(begin)})`);
  for (const note of notes) say(`  ${note}`);
  return totals;
}

const notRun = ({ name }, need) => ({ name, run: () => Promise.reject(new Error(`Not run: ${need} failed.`)) });

/**
 * Runs steps in their order, `width` of them side by side, each when those that it needs are done. A step that uses
 * the whole machine (`alone`) waits until nothing else runs. One whose need failed is counted as failed itself.
 * @param {{ name: string, needs?: string[], alone?: boolean,
 *   run: () => Promise<{ totals: { passed: number, failed: number, skipped: number }, output: string, notes?: string[] }>
 * }[]} steps
 * @returns the sum of all totals
 */
export async function runSteps(steps, { width, say }) {
  const done = new Map();
  const running = new Map();
  const waiting = [...steps];
  const cost = (step) => (step.alone ? width : 1);
  const isReady = ({ needs = [] }) => needs.every((need) => done.has(need));

  const start = (step) => {
    const broken = step.needs?.find((need) => done.get(need).failed > 0);
    const ending = runStep(broken ? notRun(step, broken) : step, say).then((totals) => {
      done.set(step.name, totals);
      running.delete(step);
    });
    running.set(step, ending);
  };

  while (waiting.length + running.size > 0) {
    const used = [...running.keys()].reduce((total, step) => total + cost(step), 0);
    const next = waiting.find(isReady);
    if (next && used + cost(next) <= width) start(waiting.splice(waiting.indexOf(next), 1)[0]);
    else await Promise.race(running.values());
  }
  return sum([...done.values()]);
}

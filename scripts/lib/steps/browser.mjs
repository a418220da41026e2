import fs from 'node:fs';
import path from 'node:path';
import { withSystemAndBrowser } from '../browser-journeys.mjs';
import { capture } from '../command.mjs';
import { temporaryFolder } from '../temporary-folder.mjs';
import { failedCheck } from './totals.mjs';

const totalsOf = ({ stats, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
  skipped: stats.skipped,
});

/** Milliseconds after which all journeys are taken to hang: several times what they take on two cores. */
const patience = 35 * 60_000;

/** The journeys of a person through the console, in a real browser against the really started system. */
export const browserStep = {
  name: 'browser journeys',
  needs: ['build of the server', 'build of the console', 'build of the demonstration'],
  run: async () => {
    const { folder, remove } = temporaryFolder('playwright');
    const file = path.join(folder, 'result.json');
    const journey = (command, args, env) =>
      capture(command, args, { env: { ...env, PLAYWRIGHT_TOTALS: file }, timeout: patience });
    try {
      const { output } = await withSystemAndBrowser(journey);
      return {
        totals: fs.existsSync(file) ? totalsOf(JSON.parse(fs.readFileSync(file, 'utf8'))) : failedCheck,
        output,
      };
    } finally {
      remove();
    }
  },
};

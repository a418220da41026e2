import fs from 'node:fs';
import path from 'node:path';
import { root } from '../../bootstrap/root.mjs';
import { capture } from '../command.mjs';
import { temporaryFolder } from '../temporary-folder.mjs';
import { failedCheck } from './totals.mjs';

const folder = 'scripts/test';
const reporter = path.join(import.meta.dirname, 'totals-reporter.mjs');

/** A step that runs the tests of the scripts whose file name `matches`. */
export const nodeTests = (name, matches, needs) => ({
  name,
  needs,
  run: async () => {
    const temporary = temporaryFolder('node-test');
    const file = path.join(temporary.folder, 'totals.json');
    const files = fs.readdirSync(path.join(root, folder)).filter((one) => one.endsWith('.test.mjs') && matches(one));
    const reporters = ['spec', 'stdout', `file://${reporter}`, file].map((value, place) =>
      place % 2 === 0 ? `--test-reporter=${value}` : `--test-reporter-destination=${value}`,
    );
    const args = ['--test', '--test-timeout=180000', ...reporters, ...files.map((one) => path.join(folder, one))];
    const { output } = await capture(process.execPath, args);
    const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
    temporary.remove();
    return { totals: text ? JSON.parse(text) : failedCheck, output };
  },
});

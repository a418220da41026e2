import { bin, capture } from '../command.mjs';
import { failedCheck, passedCheck } from './totals.mjs';

/** A step that passes when a command exits with 0. */
const check = (name, command, ...args) => ({
  name,
  run: async () => {
    const { code, output } = await capture(command, args);
    return { totals: code === 0 ? passedCheck : failedCheck, output };
  },
});

const cruised = ['backend', 'libs', 'admin-ui/src'];
const prettierCache = ['--cache', '--cache-location', '.cache/prettier'];

/** What is checked without running the product. The slow ones come first. */
export const staticChecks = [
  check('lint', bin('eslint'), '.', '--max-warnings=0'),
  check('types', bin('tsc'), '-p', 'tsconfig.json', '--noEmit'),
  check('types of the console', bin('ngc'), '-p', 'admin-ui/tsconfig.app.json', '--noEmit'),
  check('types of the console tests', bin('tsc'), '-p', 'admin-ui/tsconfig.spec.json', '--noEmit'),
  check('format', bin('prettier'), '--check', '.', '--log-level=warn', ...prettierCache),
  check('imports', bin('depcruise'), ...cruised, '--config', '.dependency-cruiser.mjs', '--output-type', 'err'),
  check('unused code', bin('knip')),
  check('lock file', process.execPath, 'scripts/check-lock.mjs'),
];

import { runJest } from '../lib/steps/jest.mjs';

/** `npm run unit`: Jest without the database; `npm run unit -- libs/core` for a part. */
export const run = (args) => runJest(['--selectProjects', 'unit', '--', ...args]);

import { build } from '../lib/builds.mjs';
import { pass } from '../lib/command.mjs';

/** `npm run -s calmirror -- …`: the command line, whose output is left alone and whose exit code is handed on. */
export async function run(args) {
  await build(() => {}, ['server']);
  return await pass(process.execPath, ['--enable-source-maps', 'dist/server/backend/src/cli.js', ...args]);
}

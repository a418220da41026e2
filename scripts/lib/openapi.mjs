import fs from 'node:fs';
import path from 'node:path';
import { root } from '../bootstrap/root.mjs';
import { must } from './command.mjs';
import { failedCheck, passedCheck } from './steps/totals.mjs';
import { temporaryFolder } from './temporary-folder.mjs';

/** The API's description, kept in the repository so that a change of the API is seen in its diff. */
const kept = path.join(root, 'docs/openapi.json');

/** Writes what the built server says of its API to `file`. */
export const writeOpenapi = (file = kept) => must(process.execPath, ['dist/server/backend/src/openapi.js', file]);

/** Is the document in the repository the one that the code makes? */
export const openapiStep = {
  name: 'API document',
  needs: ['build of the server'],
  run: async () => {
    const { folder, remove } = temporaryFolder('openapi');
    const made = path.join(folder, 'openapi.json');
    const read = (file) => fs.existsSync(file) && fs.readFileSync(file, 'utf8');
    const isFresh = await writeOpenapi(made)
      .then(() => read(kept) === read(made))
      .finally(remove);
    const output = 'docs/openapi.json is not what the code makes of it: npm run openapi';
    return { totals: isFresh ? passedCheck : failedCheck, output };
  },
};

import path from 'node:path';
import { claim } from '../../bootstrap/exclusive.mjs';
import { Refusal } from './refusal.mjs';

/** Claims the data folder for this launcher. Throws a Refusal that names the one which has it. */
export async function claimFolder(dataDir) {
  const { release, holder } = await claim(path.join(dataDir, 'launcher.lock'), () => String(process.pid));
  if (!holder) return release;
  throw new Refusal(
    `Calmirror runs on ${dataDir} already (process ${holder.greeting}): stop that one, or choose another folder with DATA_DIR.`,
  );
}

import path from 'node:path';
import { bin, pass } from '../lib/command.mjs';
import { claimFolder } from '../lib/launcher/one-per-folder.mjs';
import { launchSettings } from '../lib/launcher/settings.mjs';
import { startEmbedded } from '../lib/postgres/embedded.mjs';

/** Where `ng serve` listens; it hands /api, /feeds and /health on to port 3000 (admin-ui/proxy.conf.json). */
const consoleUrl = 'http://localhost:4200';

/** `npm run dev`: compiles and starts again what changes, the console at its own address. */
export async function run() {
  const { dataDir, databaseUrl } = launchSettings([], process.env);
  const release = await claimFolder(dataDir);
  const postgres = databaseUrl ? undefined : await startEmbedded({ folder: path.join(dataDir, 'postgres') });
  const env = {
    MODE: 'all',
    LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
    PORT: '3000',
    PUBLIC_URL: process.env.PUBLIC_URL || consoleUrl,
    DATABASE_URL: databaseUrl ?? postgres.url,
    EMBEDDED: postgres ? '1' : '0',
    DATA_DIR: dataDir,
    ALLOWED_NETWORKS: process.env.ALLOWED_NETWORKS ?? '127.0.0.0/8',
  };
  console.log(`The console will be at ${consoleUrl}. Ctrl-C stops it all.`);
  const codes = await Promise.all([
    pass(bin('nest'), ['start', 'backend', '--watch', '--preserveWatchOutput', '--no-shell'], { env }),
    pass(bin('ng'), ['serve', 'admin-ui', '--port=4200'], { env: { PORT: '' } }),
  ]);
  await postgres?.stop();
  release();
  return Math.max(...codes);
}

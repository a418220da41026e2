import fs from 'node:fs';
import path from 'node:path';
import { npm } from './npm.mjs';
import { root } from './root.mjs';

const home = path.join(root, 'scripts/runtime');

/** Angular and Jest set the bounds; package.json's `engines` says the same. */
export function isSupported(version) {
  const [major, minor] = version.split('.').map(Number);
  return major >= 26 || (major === 24 && minor >= 15);
}

function packagedVersion(name) {
  const file = path.join(home, 'node_modules', name, 'package.json');
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).version : undefined;
}

/**
 * The Node.js to run with: the machine's own where the project supports it, else one from a locked npm package,
 * which `say` is told about before it is installed. Throws, in one line, where there is neither.
 */
export function supportedNode(say) {
  if (isSupported(process.versions.node)) return process.execPath;
  const system = { linux: 'linux', win32: 'win', darwin: 'darwin' }[process.platform];
  const name = `node-${system}-${process.arch}`;
  const { optionalDependencies } = JSON.parse(fs.readFileSync(path.join(home, 'package.json'), 'utf8'));
  const wanted = optionalDependencies[name];
  if (!wanted) {
    throw new Error(
      `Node.js ${process.versions.node} is too old, and none is packaged for ${system}-${process.arch}: install Node.js 24.15 or later.`,
    );
  }
  if (packagedVersion(name) !== wanted) {
    say(`Node.js ${process.versions.node} is too old: installing ${wanted} for this project alone`);
    npm(process.execPath, ['ci'], home);
  }
  return path.join(home, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

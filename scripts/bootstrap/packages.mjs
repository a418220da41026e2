import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { inTurn } from './exclusive.mjs';
import { npm } from './npm.mjs';
import { root } from './root.mjs';

const stampFile = path.join(root, 'node_modules/.install-stamp');

function wantedStamp() {
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'));
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex');
}

const isInstalled = () => fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === wantedStamp();

function install(node, say) {
  say('installing packages');
  try {
    npm(node, ['ci'], root);
  } catch {
    // A registry may lack another platform's build of an optional package: `npm ci` refuses such a lock.
    say('npm ci failed: trying npm install');
    npm(node, ['install', '--no-save'], root);
  }
  fs.writeFileSync(stampFile, wantedStamp());
}

/** Installs the packages that package-lock.json names, unless they are there already. */
export async function installPackages(node, say) {
  if (isInstalled()) return;
  await inTurn(path.join(root, '.cache/install.lock'), () => {
    if (!isInstalled()) install(node, say);
  });
}

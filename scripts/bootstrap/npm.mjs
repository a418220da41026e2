import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const cli = 'npm/bin/npm-cli.js';

function* candidates() {
  yield process.env.npm_execpath;
  yield path.join(path.dirname(fs.realpathSync(process.execPath)), '../lib/node_modules', cli);
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const command = path.join(folder, 'npm');
    if (!fs.existsSync(command)) continue;
    yield fs.realpathSync(command);
    yield path.join(folder, '../lib/node_modules', cli);
    yield path.join(folder, 'node_modules', cli);
  }
}

/** npm's own JavaScript: run by a chosen Node.js, where its shebang would take the first one on PATH. */
function npmCli() {
  for (const file of candidates()) if (file?.endsWith('npm-cli.js') && fs.existsSync(file)) return file;
  throw new Error('npm is not installed: it comes with Node.js.');
}

/** Runs npm under `node` in `folder`, its output on standard error. Throws, in one line, when it fails. */
export function npm(node, args, folder) {
  const env = { ...process.env, PATH: path.dirname(node) + path.delimiter + process.env.PATH };
  const options = { cwd: folder, env, stdio: ['ignore', 2, 2] };
  const { status } = spawnSync(node, [npmCli(), ...args, '--no-audit', '--no-fund', '--loglevel=error'], options);
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${folder}`);
}

import fs from 'node:fs';
import path from 'node:path';
import { capture } from '../command.mjs';
import { passedCheck } from './totals.mjs';

const skipped = { passed: 0, failed: 0, skipped: 1 };

/** Is there a command of this name on PATH? */
const isThere = (name) =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, name)));

/** In a boot's first run level no service is started: the tests run Radicale themselves, on ports of their own. */
const noServices = ['env', 'RUNLEVEL=1', 'DEBIAN_FRONTEND=noninteractive'];

/**
 * What installs Radicale on a Debian machine without asking anybody: commands to be run one after the other, each for
 * those who are not root behind `sudo -n`, which fails where a password would be needed. None on other systems.
 * @param {{ isRoot: boolean, has: (command: string) => boolean }} machine
 */
export function installation({ isRoot, has }) {
  if (!has('apt-get') || !(isRoot || has('sudo'))) return [];
  const apt = [...(isRoot ? [] : ['sudo', '-n']), ...noServices, 'apt-get', '-qq'];
  return [
    [...apt, 'update'],
    [...apt, 'install', '--yes', '--no-install-recommends', 'radicale'],
  ];
}

/**
 * A step that puts a real CalDAV server on the machine, and does nothing where there is one. Where none is to be had it
 * counts as skipped, and so do the tests that need it.
 * @param {(line: string) => void} say
 */
export const radicaleStep = (say, has = isThere, run = capture) => ({
  name: 'Radicale, a CalDAV server for the tests',
  run: async () => {
    if (has('radicale')) return { totals: passedCheck, output: '' };
    const commands = installation({ isRoot: process.getuid?.() === 0, has });
    if (commands.length > 0) say("installing Debian's package radicale, a CalDAV server for the tests");
    for (const [command, ...args] of commands) await run(command, args);
    if (has('radicale')) return { totals: passedCheck, output: '' };
    say('Radicale is not there and cannot be installed: the tests that need a CalDAV server are skipped');
    return { totals: skipped, output: '' };
  },
});

import fs from 'node:fs';
import path from 'node:path';
import { capture } from '../command.mjs';
import { passedCheck } from './totals.mjs';

const skipped = { passed: 0, failed: 0, skipped: 1 };

/** Where Debian puts servers, whether or not a user's PATH leads there. */
const serverFolders = ['/usr/sbin', '/usr/local/sbin'];

/** Is there a command of this name on PATH, or a file of this absolute one? */
const isThere = (name) =>
  [...(process.env.PATH ?? '').split(path.delimiter), ...serverFolders].some((folder) =>
    fs.existsSync(path.resolve(folder, name)),
  );

/** In a boot's first run level no service is started: the tests run their servers themselves, on ports of their own. */
const noServices = ['env', 'RUNLEVEL=1', 'DEBIAN_FRONTEND=noninteractive'];

/**
 * What installs packages on a Debian machine without asking anybody: commands to be run one after the other, each for
 * those who are not root behind `sudo -n`, which fails where a password would be needed. None on other systems.
 * @param {{ isRoot: boolean, has: (command: string) => boolean }} machine
 * @param {readonly string[]} packages
 */
export function installation({ isRoot, has }, packages) {
  if (!has('apt-get') || !(isRoot || has('sudo'))) return [];
  const apt = [...(isRoot ? [] : ['sudo', '-n']), ...noServices, 'apt-get', '-qq'];
  return [
    [...apt, 'update'],
    [...apt, 'install', '--yes', '--no-install-recommends', ...packages],
  ];
}

/** Real servers that tests need: what they are, how it shows that one is there, and Debian's packages of it. */
export const radicale = {
  name: 'Radicale, a CalDAV server for the tests',
  kind: 'a CalDAV server',
  files: ['radicale'],
  packages: ['radicale'],
};
export const dovecot = {
  name: 'Dovecot, a mail server for the tests',
  kind: 'a mail server',
  files: ['dovecot', '/usr/lib/dovecot/imap', '/usr/lib/dovecot/lmtp'],
  packages: ['dovecot-imapd', 'dovecot-lmtpd'],
};

/**
 * A step that puts real servers on the machine, and does nothing where they are. Each that is not to be had counts as
 * skipped, and so do the tests that need it.
 * @param {(line: string) => void} say
 */
export const debianPackagesStep = (servers, say, has = isThere, run = capture) => ({
  name: servers.map(({ name }) => name).join(' and '),
  run: async () => {
    const missing = () => servers.filter(({ files }) => !files.every(has));
    const packages = missing().flatMap((server) => server.packages);
    if (packages.length === 0) return { totals: passedCheck, output: '' };
    const commands = installation({ isRoot: process.getuid?.() === 0, has }, packages);
    if (commands.length > 0) say(`installing Debian's packages for the tests: ${packages.join(', ')}`);
    for (const [command, ...args] of commands) await run(command, args);
    for (const { name, kind } of missing())
      say(`${name.split(',')[0]} is not there and cannot be installed: the tests that need ${kind} are skipped`);
    return { totals: missing().length > 0 ? { ...skipped, skipped: missing().length } : passedCheck, output: '' };
  },
});

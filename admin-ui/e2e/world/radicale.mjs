import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Who has an account on it. */
export const ALICE = { name: 'alice', password: 'correct horse' };

const LISTENING = /Listening on '\[?127\.0\.0\.1\]?:(\d+)'/;
const CALENDAR = `<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop>
<D:displayname>Work</D:displayname></D:prop></D:set></C:mkcalendar>`;

/** Whether there is a Radicale on this machine. */
export const hasRadicale = () => spawnSync('radicale', ['--version']).status === 0;

/** A real CalDAV server on loopback, where Alice has an empty calendar, "Work". Leaves nothing behind. */
export async function radicaleOnLoopback() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'radicale-'));
  const process = spawn('radicale', ['--config', writeConfig(folder)], { stdio: ['ignore', 'ignore', 'pipe'] });
  const origin = `http://127.0.0.1:${await listeningPort(process)}`;
  const authorization = `Basic ${Buffer.from(`${ALICE.name}:${ALICE.password}`).toString('base64')}`;
  const work = new URL(`/${ALICE.name}/work/`, origin);
  const send = (method, body) => fetch(work, { method, body, headers: { authorization } });
  const { status } = await send('MKCALENDAR', CALENDAR);
  if (status !== 201) throw new Error(`MKCALENDAR was answered ${status}.`);
  return {
    url: `${origin}/`,
    /** All that is in the calendar, as iCalendar text. */
    holds: async () => (await send('GET')).text(),
    stop: () => {
      process.kill('SIGKILL');
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeConfig(folder) {
  const users = path.join(folder, 'users');
  fs.writeFileSync(users, `${ALICE.name}:${ALICE.password}\n`);
  const config = [
    '[server]\nhosts = 127.0.0.1:0',
    `[auth]\ntype = htpasswd\nhtpasswd_filename = ${users}\nhtpasswd_encryption = plain\ndelay = 0`,
    '[rights]\ntype = owner_only',
    `[storage]\nfilesystem_folder = ${path.join(folder, 'storage')}`,
    '[web]\ntype = none',
    '[logging]\nlevel = info\n',
  ];
  fs.writeFileSync(path.join(folder, 'config'), config.join('\n'));
  return path.join(folder, 'config');
}

/** Reads the log until it names the port, and on, so that the process never waits for its reader. */
const listeningPort = (process) =>
  new Promise((resolve, reject) => {
    let log = '';
    const fail = () => reject(new Error(`Radicale did not start: ${log}`));
    process.once('error', fail).once('exit', fail);
    process.stderr.on('data', (text) => {
      log = `${log}${text}`.slice(-10_000);
      const port = LISTENING.exec(log)?.[1];
      if (port) resolve(Number(port));
    });
  });

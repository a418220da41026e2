import fs from 'node:fs';
import path from 'node:path';

/**
 * PostgreSQL refuses to run as root, and initdb under a user without an entry in the password file: root runs it as
 * `postgres` where there is one, else as `nobody`. Undefined for anybody else, who runs it as they are.
 */
export function serverUser() {
  if (process.getuid?.() !== 0) return undefined;
  const lines = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('Run as root, the embedded PostgreSQL needs a user postgres or nobody, and there is neither.');
}

/** Can a user other than root walk to this folder? (Not into /root, which is root's alone.) */
export function isReachable(folder) {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (fs.existsSync(at) && (fs.statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

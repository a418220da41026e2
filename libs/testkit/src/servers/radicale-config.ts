import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RadicaleUser {
  readonly name: string;
  readonly password: string;
}

/** Who has an account on each Radicale that a test starts. */
export const RADICALE_USERS = {
  /** Has all rights on what lies under `/alice/`, but may only read what lies under `/alice/readonly/`. */
  alice: { name: 'alice', password: 'correct horse: battery' },
  bob: { name: 'bob', password: 'staple' },
  /** May do everything everywhere. */
  root: { name: 'root', password: 'toor' },
} as const satisfies Readonly<Record<string, RadicaleUser>>;

/** The first section that fits a user and a path decides. */
const RIGHTS = `
[everything]
user: root
collection: .*
permissions: RrWw

[entrance]
user: .+
collection:
permissions: R

[read-only]
user: alice
collection: alice/readonly
permissions: r

[home]
user: .+
collection: {user}
permissions: RW

[calendars]
user: .+
collection: {user}/[^/]+
permissions: rw
`;

/**
 * Lays out a Radicale in an empty folder: configuration, accounts, rights, storage. Port 0 is any free one.
 * @returns the configuration's path
 */
export function writeRadicaleConfig(folder: string, port: number): string {
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const accounts = Object.values(RADICALE_USERS).map(({ name, password }) => `${name}:${password}\n`);
  const users = file('users', accounts.join(''));
  const rights = file('rights', RIGHTS);
  mkdirSync(join(folder, 'storage'), { recursive: true });
  return file(
    'config',
    [
      `[server]\nhosts = 127.0.0.1:${port}\nmax_connections = 100`,
      `[auth]\ntype = htpasswd\nhtpasswd_filename = ${users}\nhtpasswd_encryption = plain\ndelay = 0`,
      `[rights]\ntype = from_file\nfile = ${rights}`,
      `[storage]\nfilesystem_folder = ${join(folder, 'storage')}`,
      '[web]\ntype = none',
      '[logging]\nlevel = info\n',
    ].join('\n'),
  );
}

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { SELF_SIGNED } from './self-signed.js';

export interface DovecotUser {
  readonly name: string;
  readonly password: string;
}

/** Who has a mailbox on each Dovecot that a test starts. */
export const DOVECOT_USERS = {
  alice: { name: 'alice@calmirror.test', password: 'correct horse: "battery" \\ {3}' },
  bob: { name: 'bob@calmirror.test', password: 'staple' },
} as const satisfies Readonly<Record<string, DovecotUser>>;

/** The password of all others, who have a mailbox each, whatever their name. */
export const DOVECOT_PASSWORD = 'anyone';

export interface DovecotPorts {
  /** TLS from the first byte. */
  readonly tls: number;
  /** Plain, with STARTTLS. */
  readonly plain: number;
}

export interface DovecotOptions {
  /** Whether passwords are taken over a connection without TLS; absent: yes. */
  readonly plaintextLogin?: boolean;
  /** Access tokens are taken as well (XOAUTH2), as somebody says of them who gives them out; absent: passwords alone. */
  readonly tokens?: DovecotTokens;
}

export interface DovecotTokens {
  /** Answers whose a token is (`email`), and what for (`scope`); the token is written at its end. */
  readonly infoUrl: string;
  /** What a token must be for. */
  readonly scope: string;
}

/** Dovecot runs as whoever starts it; root may not own mail, so that there it runs as its package's own users. */
function owners(): { readonly lines: readonly string[]; readonly mail: string } {
  const { uid, gid, username } = userInfo();
  if (uid === 0) return { lines: [], mail: 'uid=dovecot gid=dovecot' };
  const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
  const lines = [
    `default_internal_user = ${username}`,
    `default_internal_group = ${group}`,
    `default_login_user = ${username}`,
  ];
  return { lines, mail: `uid=${uid} gid=${gid}` };
}

/** `chroot` is a right of root's; a test's server has nothing to be locked out of. */
const CHROOTED = ['anvil', 'director', 'imap-login', 'imap-urlauth-login', 'ipc', 'old-stats'];

/**
 * Lays out a Dovecot in a folder: configuration, certificate, accounts. The mail lies beneath `mail`.
 * @returns the configuration's path
 */
export function writeDovecotConfig(folder: string, ports: DovecotPorts, options: DovecotOptions): string {
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const { lines, mail } = owners();
  // Whom mail belongs to must be able to walk there.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'mail'), { recursive: true });
  chmodSync(join(folder, 'mail'), 0o777);
  const accounts = Object.values(DOVECOT_USERS).map(
    ({ name, password }) => `${name}:{PLAIN.HEX}${Buffer.from(password).toString('hex')}::::::\n`,
  );
  const users = file('users', accounts.join(''));
  const cert = file('cert.pem', SELF_SIGNED.cert);
  const key = file('key.pem', SELF_SIGNED.key);
  const tokens = options.tokens ? tokenLines(options.tokens, file) : [];
  return file(
    'dovecot.conf',
    [
      'protocols = imap lmtp',
      'listen = 127.0.0.1',
      `base_dir = ${join(folder, 'run')}`,
      `state_dir = ${join(folder, 'state')}`,
      `log_path = ${join(folder, 'log')}`,
      ...lines,
      `ssl = yes\nssl_cert = <${cert}\nssl_key = <${key}`,
      `disable_plaintext_auth = ${options.plaintextLogin === false ? 'yes' : 'no'}`,
      // Each failed login would wait for seconds.
      'auth_failure_delay = 0\nmail_max_userip_connections = 1000',
      'login_trusted_networks =',
      'mailbox_idle_check_interval = 1 secs',
      'first_valid_uid = 1',
      ...tokens,
      `passdb {\n  driver = passwd-file\n  args = username_format=%u ${users}\n}`,
      `passdb {\n  driver = static\n  args = password=${DOVECOT_PASSWORD}\n}`,
      `userdb {\n  driver = static\n  args = ${mail} home=${join(folder, 'mail')}/%u allow_all_users=yes\n}`,
      'mail_location = sdbox:~/sdbox',
      'namespace inbox {\n  inbox = yes\n  separator = /\n  mailbox Sent {\n    special_use = \\Sent\n    auto = create\n  }\n}',
      ...CHROOTED.map((service) => `service ${service} {\n  chroot =\n}`),
      // No penalty for the address that all tests come from.
      'service anvil {\n  unix_listener anvil-auth-penalty {\n    mode = 0\n  }\n}',
      `service imap-login {\n  inet_listener imap {\n    port = ${ports.plain}\n  }\n  inet_listener imaps {\n    port = ${ports.tls}\n    ssl = yes\n  }\n}`,
      'service stats {\n  unix_listener stats-writer {\n    mode = 0666\n  }\n}',
      'service lmtp {\n  unix_listener lmtp {\n    mode = 0666\n  }\n}',
      'protocol lmtp {\n  postmaster_address = postmaster@calmirror.test\n}\n',
    ].join('\n'),
  );
}

function tokenLines({ infoUrl, scope }: DovecotTokens, file: (name: string, text: string) => string): string[] {
  const lines = [
    `tokeninfo_url = ${infoUrl}`,
    'username_attribute = email',
    `scope = ${scope}`,
    'timeout_msecs = 10000',
  ];
  const oauth2 = file('oauth2.conf', `${lines.join('\n')}\n`);
  return [
    'auth_mechanisms = plain login xoauth2',
    `passdb {\n  driver = oauth2\n  mechanisms = xoauth2\n  args = ${oauth2}\n}`,
  ];
}

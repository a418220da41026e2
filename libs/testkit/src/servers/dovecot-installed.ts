import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian puts servers, whether or not a user's PATH leads there. */
const SERVER_FOLDERS = ['/usr/sbin', '/usr/local/sbin'];
const LMTP = '/usr/lib/dovecot/lmtp';

/** The command that runs Dovecot here, or null where it is not installed, or without IMAP or LMTP. */
export function dovecotCommand(): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...SERVER_FOLDERS];
  if (!existsSync(LMTP)) return null;
  return folders.map((folder) => join(folder, 'dovecot')).find((path) => existsSync(path)) ?? null;
}

/** Describes tests that need a Dovecot; where there is none they are counted as skipped, under a title that says why. */
export function describeWithDovecot(name: string, tests: () => void): void {
  if (dovecotCommand() !== null) describe(name, tests);
  else describe.skip(`${name} (skipped: Dovecot is not installed here)`, tests);
}

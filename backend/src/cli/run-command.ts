import type { CommandWorld } from './command-world.js';
import { conform } from './conform-command.js';
import { read } from './read-command.js';
import { readMails } from './read-mail-command.js';
import { isExpected } from './usage-error.js';

/** One document for standard output, or one line for standard error. */
export type Outcome =
  { readonly ok: true; readonly document: object } | { readonly ok: false; readonly reason: string };

const COMMANDS: Readonly<Record<string, (args: readonly string[], world: CommandWorld) => Promise<object>>> = {
  read,
  'read-mail': readMails,
  conform,
};

/** Runs `calmirror NAME ARGUMENTS…`. */
export async function runCommand([name = '', ...args]: readonly string[], world: CommandWorld): Promise<Outcome> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) return { ok: false, reason: `usage: calmirror ${Object.keys(COMMANDS).join('|')} …` };
  try {
    return { ok: true, document: await command(args, world) };
  } catch (error) {
    if (isExpected(error)) return { ok: false, reason: error.message };
    throw error;
  }
}

import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { MAX_MAIL_BYTES, readMail, refusalMessage } from '@calmirror/connectors';
import { SENDER_TRUST, scheduledEvents, type SchedulingMessage, type SchedulingRules } from '@calmirror/core';
import { compareMailed, mailedEvents } from './mailed-event.js';
import { isExpected, UsageError } from './usage-error.js';

const USAGE =
  'usage: calmirror read-mail FILES… --address ADDRESS [--address …] [--trust strict|lenient|off] [--authserv-id NAME]';

interface Wanted {
  readonly files: readonly string[];
  readonly rules: SchedulingRules;
  readonly authservId: string | null;
}

/** Something in a mail that changes nothing, with why. */
interface Refused {
  readonly file: string;
  readonly code: string;
  readonly message: string;
}

/** A message and the file in which it came. */
interface FiledMessage {
  readonly message: SchedulingMessage;
  readonly file: string;
}

/** `calmirror read-mail FILES… --address ADDRESS`: the calendar that mails make, in the order in which they were received. */
export async function readMails(args: readonly string[]): Promise<object> {
  const { files, rules, authservId } = wantedOf(args);
  const refused: Refused[] = [];
  const filed: FiledMessage[] = [];
  // A mail that does not say when it was received came after the one before it.
  let last = 0;
  for (const file of files) {
    const mail = await readMail(await beginningOf(file), { authservId, receivedElse: instant(last + 1_000) });
    last = Date.parse(mail.receivedAt);
    refused.push(...mail.problems.map(({ code, message }) => ({ file, code, message })));
    filed.push(...mail.messages.map((message) => ({ message, file })));
  }
  const events = [...byUid(filed).values()].flatMap((messages) => {
    const scheduled = scheduledEvents([...messages.keys()], rules);
    for (const { message, reason } of scheduled.refused) {
      refused.push({ file: messages.get(message) ?? '', code: reason, message: refusalMessage(reason) });
    }
    return scheduled.events.flatMap(mailedEvents);
  });
  const place = (one: Refused): number => files.indexOf(one.file);
  return { events: events.sort(compareMailed), refused: refused.sort((a, b) => place(a) - place(b)) };
}

function byUid(filed: readonly FiledMessage[]): ReadonlyMap<string, ReadonlyMap<SchedulingMessage, string>> {
  const groups = new Map<string, Map<SchedulingMessage, string>>();
  for (const { message, file } of filed) {
    const group = groups.get(message.uid) ?? new Map<SchedulingMessage, string>();
    groups.set(message.uid, group.set(message, file));
  }
  return groups;
}

/** A file as far as one byte more than is ever read of a mail. */
async function beginningOf(file: string): Promise<Uint8Array> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of createReadStream(file, { end: MAX_MAIL_BYTES })) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  } catch (error) {
    if (isExpected(error)) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

function wantedOf(args: readonly string[]): Wanted {
  const { positionals, values } = parsed(args);
  const addresses = (values.address ?? []).map((address) => address.trim().toLowerCase());
  if (positionals.length === 0 || addresses.length === 0) throw new UsageError(USAGE);
  const wrong = addresses.find((address) => !/^[^\s@]+@[^\s@]+$/u.test(address));
  if (wrong !== undefined) throw new UsageError(`--address: "${wrong}" is no mail address`);
  const trust = SENDER_TRUST.find((one) => one === (values.trust ?? 'lenient'));
  if (!trust) throw new UsageError(`--trust is one of ${SENDER_TRUST.join(', ')}`);
  const authservId = values['authserv-id'] ?? null;
  return { files: positionals, rules: { trust, addresses, authenticates: authservId !== null }, authservId };
}

function parsed(args: readonly string[]): {
  positionals: string[];
  values: { address?: string[]; trust?: string; 'authserv-id'?: string };
} {
  try {
    const options = {
      address: { type: 'string', multiple: true },
      trust: { type: 'string' },
      'authserv-id': { type: 'string' },
    } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function instant(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

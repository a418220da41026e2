import type { SchedulingMessage } from '@calmirror/core';
import type { FetchRequest, Memory } from '../adapter.js';

/**
 * Raise it when a `SchedulingMessage` is written differently, and read the form before as well: what is remembered of mails that
 * are gone can be read from nowhere else.
 */
const MEMORY_VERSION = 1;

/** UIDs asked for at a time. */
const SLICE = 500;

/** All messages about one UID, under that UID. */
export function memoryOf(uid: string, messages: readonly SchedulingMessage[]): Memory {
  return { key: uid, text: JSON.stringify([MEMORY_VERSION, messages]) };
}

/** What earlier reads found about these UIDs. */
export async function* rememberedMessages(
  uids: readonly string[],
  { remembered = nothing }: Pick<FetchRequest, 'remembered'>,
): AsyncIterable<readonly [uid: string, messages: readonly SchedulingMessage[]]> {
  for (let start = 0; start < uids.length; start += SLICE) {
    const slice = uids.slice(start, start + SLICE);
    const texts = await remembered(slice);
    for (const uid of slice) yield [uid, messagesIn(texts.get(uid))];
  }
}

const nothing: NonNullable<FetchRequest['remembered']> = () => Promise.resolve(new Map());

function messagesIn(text: string | undefined): readonly SchedulingMessage[] {
  if (text === undefined) return [];
  const [version, messages] = JSON.parse(text) as [number, readonly SchedulingMessage[]];
  return version === MEMORY_VERSION ? messages : [];
}

import type { MessageOutline, ReadSections, WantedSection } from '../mail-source.js';
import { partTreeOf } from './body-structure.js';
import { readInternalDate } from './internal-date.js';
import type { RawResponse } from './response-reader.js';
import { isList, numberOf, readValues, type ResponseValue, textOf, undecodable } from './response-value.js';

type Items = ReadonlyMap<string, ResponseValue>;

/** Gathers what FETCH responses tell of messages, by UID: a server may part what belongs to one between several. */
export class FetchedItems {
  private readonly messages = new Map<number, Map<string, ResponseValue>>();
  private bytes = 0;
  /** Whether something was passed over, since it was too large or too much. */
  hasPassedOver = false;

  /** @param limits in bytes: responses that are larger, or come when there is enough, are passed over */
  constructor(private readonly limits = { response: Infinity, total: Infinity }) {}

  /** Takes in a response; others than FETCH, and those without a UID, which nobody asked for, are left aside. */
  hear(response: RawResponse): void {
    const size = [...response.lines, ...response.literals].reduce((sum, { length }) => sum + length, 0);
    const isEnough = this.bytes > 0 && this.bytes + size > this.limits.total;
    if (size > this.limits.response || isEnough) return this.passOver();
    this.bytes += size;
    const [, , kind, list] = readValues(response);
    if (textOf(kind)?.toUpperCase() !== 'FETCH' || !isList(list)) return;
    const items = new Map<string, ResponseValue>();
    for (let index = 0; index + 1 < list.length; index += 2)
      items.set(textOf(list[index])?.toUpperCase() ?? '', list[index + 1] ?? null);
    const uid = numberOf(items.get('UID'));
    if (uid === null) return;
    const known = this.messages.get(uid) ?? new Map<string, ResponseValue>();
    for (const [name, value] of items) known.set(name, value);
    this.messages.set(uid, known);
  }

  /** Of a response that is too large to be taken in. */
  passOver(): void {
    this.hasPassedOver = true;
  }

  /** Of these messages what `read` makes of them; those of which it makes null, or of which nothing was told, are left out. */
  of<T>(uids: readonly number[], read: (uid: number, items: Items) => T | null): T[] {
    return uids
      .map((uid) => {
        const items = this.messages.get(uid);
        return items === undefined ? null : read(uid, items);
      })
      .filter((found) => found !== null);
  }
}

export const OUTLINE_ITEMS = 'UID INTERNALDATE RFC822.SIZE BODYSTRUCTURE';
/** Of a message whose structure is too large to be looked at. */
export const PLAIN_ITEMS = 'UID INTERNALDATE RFC822.SIZE';

/** Of a thousand parts, and of many messages with a few. */
export const STRUCTURE_LIMITS = { response: 1_000_000, total: 4_000_000 };

export function plainOutlineOf(uid: number, items: Items): MessageOutline | null {
  const outline = outlineOf(uid, new Map([...items, ['BODYSTRUCTURE', null]]));
  return outline && { ...outline, parts: 'too-many-parts' };
}

/** Null where the server told only a part of what was asked. @throws ProviderError `undecodable` */
export function outlineOf(uid: number, items: Items): MessageOutline | null {
  const [date, size] = [items.get('INTERNALDATE'), numberOf(items.get('RFC822.SIZE'))];
  if (date === undefined || size === null || !items.has('BODYSTRUCTURE')) return null;
  return { uid, receivedAt: readInternalDate(textOf(date) ?? ''), size, parts: partTreeOf(items.get('BODYSTRUCTURE')) };
}

export function sectionItems(sections: readonly WantedSection[]): string {
  return ['UID', ...sections.map(({ section, bytes }) => `BODY.PEEK[${section}]<0.${bytes}>`)].join(' ');
}

/** Null where the server told only a part of what was asked. A section that it does not know is left out. */
export function sectionsOf(sections: readonly WantedSection[], uid: number, items: Items): ReadSections | null {
  const found = new Map<string, Uint8Array>();
  for (const { section, bytes } of sections) {
    // Some servers ignore that only the beginning was asked for.
    const value = items.get(`BODY[${section}]<0>`) ?? items.get(`BODY[${section}]`);
    if (value === undefined) return null;
    if (value === null) continue;
    if (isList(value)) throw undecodable();
    found.set(section, new Uint8Array(Buffer.from(value as string).subarray(0, bytes)));
  }
  return { uid, sections: found };
}

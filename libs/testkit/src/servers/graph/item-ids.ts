/**
 * Ids as clients see them. The usual ones and the immutable ones (`Prefer: IdType="ImmutableId"`) differ, and either
 * is taken; an instance's holds the original start of the instance.
 */
const USUAL = 'AAMkAG';
const IMMUTABLE = 'AAkALg';

export interface ItemName {
  readonly key: string;
  /** Original start of an instance, on the clock of its series. */
  readonly original: string | null;
}

export function itemId({ key, original }: ItemName, immutable: boolean): string {
  const coded = Buffer.from(original === null ? key : `${key}|${original}`).toString('base64url');
  return `${immutable ? IMMUTABLE : USUAL}${coded}=`;
}

/** Null for what no server of this kind ever gave out. Ids are compared with regard to case. */
export function readItemId(id: string): ItemName | null {
  if (!id.startsWith(USUAL) && !id.startsWith(IMMUTABLE)) return null;
  const [key = '', original = null] = Buffer.from(id.slice(USUAL.length), 'base64url').toString().split('|');
  return { key, original };
}

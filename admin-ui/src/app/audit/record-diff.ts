export type Change = 'changed' | 'added' | 'removed' | 'same';

/** One value of a member; of a list, one of its items. */
export interface Value {
  readonly value: unknown;
  /** Whether the other side has none like it. */
  readonly differs: boolean;
}

/** A member of a record before and after a change; those of objects in it stand by themselves. */
export interface Member {
  readonly path: readonly string[];
  readonly change: Change;
  /** The items of a list, or the one value; null where the record had no such member. */
  readonly before: readonly Value[] | null;
  readonly after: readonly Value[] | null;
}

type Json = Readonly<Record<string, unknown>>;
type Leaves = ReadonlyMap<string, { readonly path: readonly string[]; readonly value: unknown }>;

/**
 * The members of both records, in the order of the later one, then those that are gone. Lists are compared as bags: an item
 * that only changed its place is no change, and one that was put in front does not mark those behind it.
 */
export function diffRecords(before: Json | null, after: Json | null): Member[] {
  const [earlier, later] = [leavesOf(before ?? {}), leavesOf(after ?? {})];
  const keys = new Set([...later.keys(), ...earlier.keys()]);
  return [...keys].map((key) => {
    const [was, is] = [earlier.get(key), later.get(key)];
    const [valuesBefore, valuesAfter] = [was ? itemsOf(was.value) : null, is ? itemsOf(is.value) : null];
    return {
      path: (is ?? was)?.path ?? [],
      change: changeOf(valuesBefore, valuesAfter),
      before: valuesBefore && compared(valuesBefore, valuesAfter),
      after: valuesAfter && compared(valuesAfter, valuesBefore),
    };
  });
}

/** All that is not an object, by its path. An object without members is a leaf. */
function leavesOf(record: Json, path: readonly string[] = []): Leaves {
  const leaves = new Map<string, { path: readonly string[]; value: unknown }>();
  for (const [name, value] of Object.entries(record)) {
    const here = [...path, name];
    const inner = isObject(value) ? leavesOf(value, here) : null;
    if (inner && inner.size > 0) for (const [key, leaf] of inner) leaves.set(key, leaf);
    else leaves.set(JSON.stringify(here), { path: here, value });
  }
  return leaves;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : [value]);

function changeOf(before: readonly unknown[] | null, after: readonly unknown[] | null): Change {
  if (before === null) return 'added';
  if (after === null) return 'removed';
  const same = before.length === after.length && !compared(after, before).some(({ differs }) => differs);
  return same ? 'same' : 'changed';
}

/** Each of the values, and whether it finds a partner among the others that is not taken yet. */
function compared(values: readonly unknown[], others: readonly unknown[] | null): Value[] {
  const free = (others ?? []).map(wordOf);
  return values.map((value) => {
    const partner = free.indexOf(wordOf(value));
    if (partner >= 0) free.splice(partner, 1);
    return { value, differs: partner < 0 };
  });
}

/** The same for values that are the same, in whatever order their members stand. */
function wordOf(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}

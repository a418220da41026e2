import { computed, effect, linkedSignal, type Signal, signal, untracked } from '@angular/core';
import type { RowSource } from '../ui/table/row-source';

interface Identified {
  readonly id: string;
}

/** A list, newest first, that stands still while somebody reads it. For `app-row-list`. */
export interface SteadyRows<Row> extends RowSource<Row> {
  /** How many rows have come on top since, and are not shown. */
  readonly newer: Signal<number>;
  /** Shows them, though the list is still being read. */
  catchUp(): void;
}

/** By so many of the rows on top is found where a list stood: the first of them may be gone. */
const PINS = 20;

interface Standing {
  readonly newer: number;
  readonly length: number;
  readonly pins: readonly string[];
  readonly caughtUp: number;
}

/**
 * While `held`, what comes on top of `source` is counted instead of shown, so that every row keeps its place; rows change in
 * place all the same. The source has to read its first page whatever is in sight. To be called where `inject` may be.
 *
 *     readonly rows = steadyRows(this.paged, this.reading);
 */
export function steadyRows<Row extends Identified>(source: RowSource<Row>, held: Signal<boolean>): SteadyRows<Row> {
  const caughtUp = signal(0);
  const standing = linkedSignal<Given<Row>, Standing>({
    source: () => ({ rows: source.rows(), held: held(), caughtUp: caughtUp() }),
    computation: (given, previous) => standingOf(given, previous?.value ?? null),
  });
  const newer = computed(() => standing().newer);
  let seen: readonly [number, number] = [0, 1];
  const need = (): void => source.need(seen[0] + newer(), seen[1] + newer());
  effect(() => {
    newer();
    untracked(need);
  });
  return {
    newer,
    rows: computed(() => source.rows()?.slice(newer()) ?? null),
    catchUp: () => caughtUp.update((times) => times + 1),
    need: (first, end) => {
      seen = [first, end];
      untracked(need);
    },
  };
}

interface Given<Row> {
  readonly rows: readonly (Row | undefined)[] | null;
  readonly held: boolean;
  readonly caughtUp: number;
}

function standingOf<Row extends Identified>({ rows, held, caughtUp }: Given<Row>, before: Standing | null): Standing {
  const length = rows?.length ?? 0;
  if (!held || rows === null || before === null || before.length === 0 || caughtUp !== before.caughtUp) {
    const pins = rows?.slice(0, PINS).flatMap((row) => (row ? [row.id] : [])) ?? [];
    return { newer: 0, length, pins, caughtUp };
  }
  return { ...before, length, newer: Math.max(0, moved(rows, before.pins) ?? before.newer + length - before.length) };
}

/** How far down the first pin that is still there has come; null when none is among what is known. */
function moved(rows: readonly (Identified | undefined)[], pins: readonly string[]): number | null {
  const places = new Map(rows.map((row, index) => [row?.id, index]));
  for (const [place, pin] of pins.entries()) {
    const index = places.get(pin);
    if (index !== undefined) return index - place;
  }
  return null;
}

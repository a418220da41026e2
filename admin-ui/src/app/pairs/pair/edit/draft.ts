import { computed, linkedSignal, type Signal, type WritableSignal } from '@angular/core';
import type { Versioned } from '../../../data/send';
import { sameSettings } from './same-settings';

/** A part of something that is being changed, and that others may change meanwhile. */
export interface Draft<Whole, Part> {
  /** As it stands on the page; null until there is anything. */
  readonly value: Signal<Part | null>;
  readonly dirty: Signal<boolean>;
  /** The version that a save builds on. */
  readonly etag: Signal<string | null>;
  /** What others made of it while it was being changed here; null where nobody did. */
  readonly theirs: Signal<Part | null>;
  set(value: Part): void;
  /** `sent` has been stored. What was changed here since it was sent is still to be saved. */
  saved(sent: Part, etag: string | null): void;
  /** Takes note of what is stored, as `latest` would tell. */
  follow(stored: Versioned<Whole>): void;
  /** Back to what is stored. */
  revert(): void;
  /** Goes on with what is here, on top of what others made. */
  keepMine(): void;
  takeTheirs(): void;
}

interface State<Part> {
  readonly basis: Part;
  readonly etag: string | null;
  readonly value: Part;
  readonly theirs: { readonly value: Part; readonly etag: string | null } | null;
}

/**
 * Follows `latest` until something is changed here; from then on the change stays, whatever is read anew. Others' changes
 * of other parts do not disturb it; those of the same part are shown beside it, and are not overwritten unseen.
 */
export function draftOf<Whole, Part>(
  latest: Signal<Versioned<Whole> | null>,
  part: (whole: Whole) => Part,
): Draft<Whole, Part> {
  const state: WritableSignal<State<Part> | null> = linkedSignal<Versioned<Whole> | null, State<Part> | null>({
    source: latest,
    computation: (latest, previous) => {
      const held = previous?.value ?? null;
      return latest === null ? held : followed(held, part(latest.value), latest.etag);
    },
  });
  const change = (how: (state: State<Part>) => State<Part>): void => state.update((state) => state && how(state));
  return {
    value: computed(() => state()?.value ?? null),
    dirty: computed(() => {
      const held = state();
      return held !== null && !sameSettings(held.value, held.basis);
    }),
    etag: computed(() => state()?.etag ?? null),
    theirs: computed(() => state()?.theirs?.value ?? null),
    set: (value) => change((held) => ({ ...held, value })),
    saved: (sent, etag) => change(({ value }) => ({ basis: sent, etag, value, theirs: null })),
    follow: (stored) => change((held) => followed(held, part(stored.value), stored.etag)),
    revert: () => change((held) => ({ ...held, value: held.basis })),
    keepMine: () =>
      change((held) =>
        held.theirs ? { ...held, basis: held.theirs.value, etag: held.theirs.etag, theirs: null } : held,
      ),
    takeTheirs: () =>
      change((held) =>
        held.theirs
          ? { basis: held.theirs.value, etag: held.theirs.etag, value: held.theirs.value, theirs: null }
          : held,
      ),
  };
}

function followed<Part>(held: State<Part> | null, stored: Part, etag: string | null): State<Part> {
  if (held === null) return { basis: stored, etag, value: stored, theirs: null };
  // What says the same stays the same object: a field that is being typed in is not written again.
  if (sameSettings(stored, held.value)) return { basis: held.value, etag, value: held.value, theirs: null };
  if (sameSettings(held.value, held.basis)) return { basis: stored, etag, value: stored, theirs: null };
  if (sameSettings(stored, held.basis)) return { ...held, etag, theirs: null };
  return { ...held, theirs: { value: stored, etag } };
}

import { computed, inject, type Signal, signal } from '@angular/core';
import type { PairAnswer, PairUpdate } from '@calmirror/contracts';
import type { Sent } from '../../../data/send';
import { PairsApi } from '../../../data/pairs-api';
import { type Action, action } from '../../../ui/action/action';
import { Notice } from '../../../ui/notice/notice';
import { OpenPair } from '../open-pair';
import { askBeforeClosing } from './ask-before-leaving';
import { type Draft, draftOf } from './draft';
import { saveDraft } from './save-draft';

/** A part of the open pair that is being changed on one of its tabs. */
export interface PairDraft<Part> extends Draft<PairAnswer, Part> {
  readonly saving: Action<[]>;
  /** Somebody tried to save what is not right: what is wrong is to be shown everywhere. */
  readonly checked: Signal<boolean>;
}

interface Editing<Part> {
  readonly part: (pair: PairAnswer) => Part;
  readonly change: (part: Part) => Sent<PairUpdate>;
  readonly valid: (part: Part) => boolean;
  /** Said when it is stored. */
  readonly saved: string;
}

/** To be called where `inject` may be, below the page of a pair. */
export function pairDraft<Part>({ part, change, valid, saved }: Editing<Part>): PairDraft<Part> {
  const [open, api, notice] = [inject(OpenPair), inject(PairsApi), inject(Notice)];
  const draft = draftOf(
    computed(() => open.versioned.latest()?.value ?? null),
    part,
  );
  const checked = signal(false);
  const saving = action(async () => {
    const value = draft.value();
    checked.set(value !== null && !valid(value));
    if (checked()) return;
    const send = (part: Part, etag: string | null) => api.update(open.id(), change(part), etag);
    if (!(await saveDraft(draft, { send, fresh: () => open.fresh() }))) return;
    notice.say(saved);
    open.reload();
  });
  askBeforeClosing(draft.dirty);
  return { ...draft, saving, checked };
}

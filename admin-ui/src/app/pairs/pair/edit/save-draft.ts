import type { Versioned } from '../../../data/send';
import { toProblem } from '../../../ui/problem/problem';
import type { Draft } from './draft';

/** How a draft reaches the server, and how it is found out what stands there. */
export interface Sending<Whole, Part> {
  readonly send: (part: Part, etag: string | null) => Promise<Versioned<Whole>>;
  readonly fresh: () => Promise<Versioned<Whole>>;
}

/**
 * Stores a draft. Where somebody else has changed something else meanwhile, it is sent once more on top of that.
 *
 * @returns false where somebody has changed the same: the draft then has both, and a person has to choose
 * @throws what the server refused it with
 */
export async function saveDraft<Whole, Part>(
  draft: Draft<Whole, Part>,
  { send, fresh }: Sending<Whole, Part>,
): Promise<boolean> {
  const part = draft.value();
  if (part === null) return false;
  try {
    draft.saved(part, (await send(part, draft.etag())).etag);
  } catch (error) {
    if (toProblem(error).code !== 'stale') throw error;
    draft.follow(await fresh());
    if (draft.theirs() !== null) return false;
    draft.saved(part, (await send(part, draft.etag())).etag);
  }
  return true;
}

import { hash } from 'node:crypto';
import { parseRevision } from './object-revision.js';

/** Which events are known of which resource, from the revisions of the last snapshot. */
export class KnownObjects {
  private readonly byPath = new Map<string, { tag: string; ids: string[] }>();
  private readonly owners = new Map<string, string>();

  constructor(known: ReadonlyMap<string, string>) {
    for (const [id, text] of known) {
      const revision = parseRevision(text);
      if (revision === null) continue;
      const object = this.byPath.get(revision.path);
      if (object) object.ids.push(id);
      else this.byPath.set(revision.path, { tag: revision.tag, ids: [id] });
      this.owners.set(id, revision.path);
    }
  }

  paths(): readonly string[] {
    return [...this.byPath.keys()];
  }

  idsAt(path: string): readonly string[] {
    return this.byPath.get(path)?.ids ?? [];
  }

  tagAt(path: string): string | null {
    return this.byPath.get(path)?.tag ?? null;
  }

  ownerOf(id: string): string | null {
    return this.owners.get(id) ?? null;
  }
}

/** Resources that were read, with the ids that their own contents suggest. */
export type ReadObjects = ReadonlyMap<string, readonly string[]>;

/**
 * Ids of events: those that their UIDs make, so that an event keeps its id when a server moves it to another resource.
 * Two resources of one UID break RFC 4791 §4.1 and are met all the same: the one that had the id keeps it, else the first
 * by its path, and the others get an id that names their resource. An id once given to a resource stays with it.
 * @param gone paths that hold nothing any more
 * @returns for each resource its ids, in the order of the suggested ones
 */
export function assignIds(read: ReadObjects, known: KnownObjects, gone: ReadonlySet<string>): ReadObjects {
  const taken = new Map<string, string>();
  const isFree = (id: string, path: string): boolean => {
    const owner = taken.get(id) ?? known.ownerOf(id);
    if (owner === null || owner === path) return true;
    // Its owner is gone, or has become something else.
    return !taken.has(id) && (gone.has(owner) || (read.get(owner)?.includes(id) ?? true) === false);
  };
  const assigned = [...read]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, ids]): [string, readonly string[]] => {
      const own = ids.map((id) => {
        const ofResource = `${id}#${hash('sha256', path, 'hex').slice(0, 12)}`;
        const chosen = known.ownerOf(ofResource) === path || !isFree(id, path) ? ofResource : id;
        taken.set(chosen, path);
        return chosen;
      });
      return [path, own];
    });
  return new Map(assigned);
}

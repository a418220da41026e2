/** Names come from outside and are endless; those that people use are some hundred. */
const MOST_KNOWN = 10_000;

/** A function of a name that answers from memory what it has answered before. */
export function remembering(find: (name: string) => string | null): (name: string) => string | null {
  const known = new Map<string, string | null>();
  return (name) => {
    let found = known.get(name);
    if (found === undefined) {
      found = find(name);
      if (known.size < MOST_KNOWN) known.set(name, found);
    }
    return found;
  };
}

/** Whose mailbox a request is about, and what of it; null where it is about none. */
export interface Concern {
  readonly who: string | null;
  readonly rest: readonly string[];
}

export function concernOf(segments: readonly string[]): Concern | null {
  const [first, second, ...rest] = segments;
  if (first?.toLowerCase() === 'me') return { who: null, rest: segments.slice(1) };
  return first?.toLowerCase() === 'users' && second !== undefined ? { who: second, rest } : null;
}

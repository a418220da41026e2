/**
 * Whether two values say the same as JSON, whatever the order of their members; a member that is undefined is none. The
 * server keeps settings as JSON, and gives their members back in an order of its own.
 */
export function sameSettings(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, ordered) === JSON.stringify(b, ordered);
}

const ordered = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Told anew with each writing, or by the server for itself. */
const OF_THE_WRITING = /^(DTSTAMP|PRODID)[:;]/i;

/**
 * Whether two calendar objects say the same, whatever the order and folding of their lines (RFC 5545 §3.1): servers write
 * down what they parsed. What a server has otherwise rewritten counts as different, so that it is only written once more.
 */
export function isSameObject(one: string, other: string): boolean {
  return canonical(one) === canonical(other);
}

/** Lines sorted within their component, and components within theirs. */
function canonical(text: string): string {
  const open: string[][] = [[]];
  for (const line of text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    if (line === '' || OF_THE_WRITING.test(line)) continue;
    if (/^BEGIN:/i.test(line)) open.push([]);
    open.at(-1)?.push(line);
    if (/^END:/i.test(line) && open.length > 1) {
      const component = open.pop() ?? [];
      open.at(-1)?.push(component.sort().join('\n'));
    }
  }
  return open.flat().sort().join('\n');
}

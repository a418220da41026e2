/** What RFC 3986 §3.3 allows in a path segment beside the unreserved characters, which encodeURIComponent escapes. */
const PLAIN_IN_PATHS = /%(?:40|3A|24|26|2B|2C|3B|3D)/g;

/**
 * The one form in which a resource's path is compared and kept: servers write the same href absolute or as a path, and
 * escape more or less of it from one answer to the next.
 * @param href as a server wrote it, or an address
 * @param base address of the request that it answers
 * @returns the path, escaped where it has to be, or null for what is no href
 */
export function pathOf(href: string, base: string): string | null {
  if (!URL.canParse(href, base)) return null;
  return new URL(href, base).pathname.split('/').map(segment).join('/');
}

/** Address of a resource at the server of `base`, whatever host the server gave itself. */
export function addressOf(path: string, base: string): string {
  return new URL(path, new URL(base).origin).href;
}

/** A collection's address with the slash that relative names need. */
export function asCollection(address: string): string {
  const url = new URL(address);
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url.href;
}

export function isSamePath(a: string, b: string): boolean {
  return a.replace(/\/$/, '') === b.replace(/\/$/, '');
}

function segment(written: string): string {
  return encodeURIComponent(decoded(written)).replace(PLAIN_IN_PATHS, (escape) => decodeURIComponent(escape));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What RFC 3986 §3.3 allows in a path segment beside the unreserved characters, which encodeURIComponent escapes. */
const PLAIN_IN_PATHS = /%(?:40|3A|24|26|2B|2C|3B|3D)/g;

/** What stands on a server; of any other address (`urn:`, `mailto:`) the rest is no path, and would pass for a piece of a host. */
const ON_A_SERVER = /^https?:$/;

/** A path that is in its one form already, as most are. */
const PLAIN_PATH = /^(?:\/(?!\.)[\w.~!*'()@:$&+,;=-]*)+$/;

/**
 * The one form in which a resource's path is compared and kept: servers write the same href absolute or as a path, and
 * escape more or less of it from one answer to the next.
 * @param href as a server wrote it, or an address
 * @param base address of the request that it answers
 * @returns the path, escaped where it has to be, or null for what names nothing on a server
 */
export function pathOf(href: string, base: string): string | null {
  if (PLAIN_PATH.test(href)) return href;
  // No server means a host by `//name`: it put two paths together without looking.
  const absolute = href.startsWith('/') ? `${new URL(base).origin}${href}` : href;
  if (!URL.canParse(absolute, base)) return null;
  const { protocol, pathname } = new URL(absolute, base);
  return ON_A_SERVER.test(protocol) ? pathname.split('/').map(segment).join('/') : null;
}

/** Address of a resource at the server of `base`, whatever host the server gave itself. */
export function addressOf(path: string, base: string): string {
  return new URL(`${new URL(base).origin}${path}`).href;
}

/**
 * Where an href leads, which may be another host. A server that calls itself by another scheme or port than it was
 * reached by does not know of the proxy before it: it is reached again as it was.
 * @returns null for what names nothing on a server
 */
export function destinationOf(href: string, base: string): string | null {
  const path = pathOf(href, base);
  if (path === null) return null;
  const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(href);
  return addressOf(path, isAbsolute && new URL(href).hostname !== new URL(base).hostname ? href : base);
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

/** Escapes that are no UTF-8 stay as they are: escaped once more, they would name something else. */
function segment(written: string): string {
  const text = decoded(written) ?? decoded(written.replace(/%(?![\da-f]{2})/gi, '%25'));
  if (text === null) return written;
  return encodeURIComponent(text).replace(PLAIN_IN_PATHS, (escape) => decodeURIComponent(escape));
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** The form of the ids that are computed for mirrors (promise 4); no other program makes names and UIDs of it by chance. */
const MIRROR_ID = /^[0-9a-v]{32}$/;

/**
 * Whether an object is a mirror by its path and its UID alone, which say the same id. Some servers, and some people's
 * programs, drop X- properties and the marker with them. Enough to write it again, never to delete it.
 */
export function isNamedAsMirror(path: string, uid: string | null | undefined): boolean {
  return typeof uid === 'string' && MIRROR_ID.test(uid) && path.endsWith(`/${uid}.ics`);
}

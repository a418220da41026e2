import { type CalendarComponent, CaldavCollection, type CollectionTraits } from './caldav-collection.js';
import type { CaldavQuirks } from './caldav-quirks.js';

export const ENTRANCE = '/dav/';
export const PRINCIPAL = '/dav/principals/alice/';
/** Calendar homes of the principal (RFC 4791 §6.2.1 allows several). */
export const HOMES = ['/dav/calendars/alice/', '/dav/calendars/team/'] as const;

/** What stands at a path. */
export type CaldavResource =
  | { readonly kind: 'entrance' | 'principal' | 'home'; readonly path: string }
  | { readonly kind: 'collection'; readonly path: string; readonly collection: CaldavCollection }
  | { readonly kind: 'object'; readonly path: string; readonly collection: CaldavCollection; readonly name: string };

const PLAIN: CollectionTraits = {
  kind: 'calendar',
  displayName: null,
  color: null,
  timeZone: null,
  components: ['VEVENT', 'VTODO'] satisfies CalendarComponent[],
  readOnly: false,
};

/** The tree of resources of one server with one principal. */
export class CaldavSite {
  readonly collections = new Map<string, CaldavCollection>();

  constructor(
    readonly quirks: CaldavQuirks,
    /** `http://host:port` */
    readonly origin: () => string,
  ) {}

  /** Makes a collection at a path, decoded, with a slash at both ends. */
  make(path: string, traits: Partial<CollectionTraits> = {}): CaldavCollection {
    const collection = new CaldavCollection(path, { ...PLAIN, ...traits });
    this.collections.set(path, collection);
    return collection;
  }

  /** What stands at a path as it was sent, or null. An object is named whether or not it is there. */
  at(sent: string): CaldavResource | null {
    const path = decodeURIComponent(sent);
    if (path === ENTRANCE) return { kind: 'entrance', path };
    if (path === PRINCIPAL) return { kind: 'principal', path };
    if (this.homes.includes(path)) return { kind: 'home', path };
    const collection = this.collections.get(path) ?? this.collections.get(`${path}/`);
    if (collection) return { kind: 'collection', path: collection.path, collection };
    const slash = path.lastIndexOf('/') + 1;
    const parent = this.collections.get(path.slice(0, slash));
    return parent ? { kind: 'object', path, collection: parent, name: path.slice(slash) } : null;
  }

  /** The resource and, with depth 1, what it holds. */
  members(resource: CaldavResource, depth: string): CaldavResource[] {
    if (depth === '0') return [resource];
    if (resource.kind === 'home') {
      const inside = [...this.collections.values()].filter(({ path }) => homeOf(path) === resource.path);
      return [
        resource,
        ...inside.map((collection) => ({ kind: 'collection' as const, path: collection.path, collection })),
      ];
    }
    return resource.kind === 'collection' ? [resource, ...objectsOf(resource.collection)] : [resource];
  }

  /** A path as this server writes it in answers. */
  href(path: string): string {
    const { hrefs } = this.quirks;
    const segments = path.split('/').map((segment) => encodeURIComponent(segment));
    if (hrefs === 'absolute') return this.origin() + segments.join('/');
    if (hrefs === 'proxied') return `https://${new URL(this.origin()).hostname}:8443${segments.join('/')}`;
    // What need not be encoded may be, and with small letters too (RFC 3986 §2.3, §6.2.2.1).
    return hrefs === 'plain' ? segments.join('/') : path.split('/').map(encodeAll).join('/');
  }

  /** Homes of the principal here, whichever it names. */
  get homes(): readonly string[] {
    return HOMES;
  }
}

export function objectsOf(collection: CaldavCollection): CaldavResource[] {
  const named = (name: string): CaldavResource => ({ kind: 'object', path: collection.path + name, collection, name });
  return [...collection.objects.keys()].map(named);
}

/** The path above a collection's. */
export function homeOf(path: string): string {
  return path.slice(0, path.slice(0, -1).lastIndexOf('/') + 1);
}

function encodeAll(segment: string): string {
  return [...Buffer.from(segment)]
    .map((byte) =>
      /[a-z0-9]/i.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).padStart(2, '0')}`,
    )
    .join('');
}

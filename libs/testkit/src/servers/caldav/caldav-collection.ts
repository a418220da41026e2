import { hash } from 'node:crypto';

export type CalendarComponent = 'VEVENT' | 'VTODO' | 'VJOURNAL';

export interface CollectionTraits {
  readonly kind: 'calendar' | 'schedule-inbox' | 'schedule-outbox';
  readonly displayName: string | null;
  readonly color: string | null;
  /** IANA name. */
  readonly timeZone: string | null;
  readonly components: readonly CalendarComponent[];
  readonly readOnly: boolean;
}

export interface HeldObject {
  readonly text: string;
  /** Opaque part of its ETag. */
  readonly tag: string;
}

interface Change {
  readonly name: string;
  readonly version: number;
}

/** A collection of calendar objects, with the history that sync-collection tells (RFC 6578). */
export class CaldavCollection {
  /** Objects by name, which is the last segment of their path, decoded. */
  readonly objects = new Map<string, HeldObject>();
  version = 1;
  /** Tokens from before this version are no longer good. */
  oldestToken = 1;
  private changes: readonly Change[] = [];

  constructor(
    /** Decoded, with a slash at both ends. */
    readonly path: string,
    readonly traits: CollectionTraits,
  ) {}

  put(name: string, text: string): void {
    this.note(name);
    this.objects.set(name, { text, tag: hash('sha256', `${this.version} ${text}`).slice(0, 24) });
  }

  delete(name: string): boolean {
    const there = this.objects.delete(name);
    if (there) this.note(name);
    return there;
  }

  /** Makes all tokens that were ever given out worthless. */
  forgetTokens(): void {
    this.version += 1;
    this.oldestToken = this.version;
  }

  /** What changed since a version, in the order of time, each name once; all that is there for null. */
  since(version: number | null): readonly Change[] {
    if (version !== null) return this.changes.filter((change) => change.version > version);
    return this.changes.filter(({ name }) => this.objects.has(name));
  }

  private note(name: string): void {
    this.version += 1;
    this.changes = [...this.changes.filter((change) => change.name !== name), { name, version: this.version }];
  }
}

/** UID of an object's first component, or null. */
export function uidOf(text: string): string | null {
  return /^UID:(.*)$/m.exec(text.replaceAll(/\r?\n[ \t]/g, ''))?.[1]?.trim() ?? null;
}

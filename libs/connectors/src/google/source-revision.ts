import { READING_VERSION } from '../reading/reading-version.js';
import { type GoogleEvent, isCancelled } from './google-event.js';
import type { GoogleSeries } from './read-event.js';

/** What is remembered of an event that was read: of a series, what it was put together from. */
export interface SourceRevision {
  /** Of the event itself, without its quotes. */
  readonly etag: string;
  /** The series of an instance that stands for itself; else null. */
  readonly detachedFrom: string | null;
  readonly iCalUID: string | null;
  /** Ids of instances that differ from their series, with their ETags; null for a cancelled one. */
  readonly exceptions: ReadonlyMap<string, string | null>;
}

/** How much of its events a calendar shows to whoever reads it, which no ETag tells. */
export type Sight = 'all' | 'no-private' | 'times-alone';

const SIGHTS: Readonly<Record<Sight, string>> = { all: '', 'no-private': 'r', 'times-alone': 'f' };

/** By the role that a listing names. */
export function sightOf(role: string | null | undefined): Sight {
  if (role === 'freeBusyReader') return 'times-alone';
  return role === 'reader' ? 'no-private' : 'all';
}

/**
 * Revision of an event, from which a delta that brings one instance of a series can tell what else belongs to it (ADR
 * 10): `version etag`, for a detached instance `version etag ^series`, for a series `version etag uid instance=etag …`,
 * cancelled instances without ETag. Ids that begin with the series' own are written without that. A letter behind the version says
 * that less than all was shown.
 */
export function revisionOf(item: GoogleEvent, sight: Sight = 'all'): string {
  const tail = item.recurringEventId ? ` ^${encodeURIComponent(item.recurringEventId)}` : '';
  return `${READING_VERSION}${SIGHTS[sight]} ${bare(item.etag)}${tail}`;
}

export function seriesRevision({ master, exceptions }: GoogleSeries, sight: Sight = 'all'): string {
  if (exceptions.length === 0) return revisionOf({ ...master, recurringEventId: null }, sight);
  const own = master.id ?? '';
  const parts = exceptions.map(
    (item) => `${shortened(item.id ?? '', own)}${isCancelled(item) ? '' : `=${bare(item.etag)}`}`,
  );
  const version = `${READING_VERSION}${SIGHTS[sight]}`;
  return [version, bare(master.etag), encodeURIComponent(master.iCalUID ?? ''), ...parts.sort()].join(' ');
}

/** Null for a revision of another adapter or another version: nothing is then known of the event. */
export function parseRevision(id: string, text: string): SourceRevision | null {
  const [version, etag, third, ...parts] = text.split(' ');
  if (version?.replace(/[rf]$/, '') !== String(READING_VERSION) || etag === undefined) return null;
  const detachedFrom = third?.startsWith('^') === true ? decodeURIComponent(third.slice(1)) : null;
  return {
    etag,
    detachedFrom,
    iCalUID: third === undefined || detachedFrom !== null ? null : decodeURIComponent(third),
    exceptions: new Map(
      parts.map((part) => {
        const [short = '', its] = part.split('=');
        return [lengthened(short, id), its ?? null];
      }),
    ),
  };
}

/** ETags are quoted numbers; in a revision they do without the quotes and may hold no blank. */
const bare = (etag: string | null | undefined): string => (etag ?? '').replace(/[" =]/g, '');

const shortened = (id: string, series: string): string =>
  id.startsWith(`${series}_`) ? id.slice(series.length) : `~${id}`;

const lengthened = (short: string, series: string): string =>
  short.startsWith('~') ? short.slice(1) : `${series}${short}`;

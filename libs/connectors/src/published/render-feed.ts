import { writeCalendar } from '../icalendar/write-calendar.js';
import type { PublishedMirror } from './published-store.js';

export interface RenderedFeed {
  readonly name: string;
  /** `#rrggbb` or a CSS3 name, or null. */
  readonly color: string | null;
  /** How often readers should come, or null. */
  readonly refreshSeconds: number | null;
  readonly mirrors: readonly Pick<PublishedMirror, 'components' | 'zones'>[];
}

/** The text of a published feed (RFC 5545, RFC 7986), each zone defined once. Equal contents give equal text. */
export function renderFeed({ name, color, refreshSeconds, mirrors }: RenderedFeed): string {
  return writeCalendar({
    name,
    color,
    refreshSeconds,
    components: mirrors.map(({ components }) => components),
    zones: {
      iana: [...new Set(mirrors.flatMap(({ zones }) => zones.iana))],
      custom: mirrors.flatMap(({ zones }) => zones.custom),
    },
  });
}

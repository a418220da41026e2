import { writeCalendar } from './write-calendar.js';
import type { NamedZones } from './write-zone.js';

export interface RenderedFeed {
  readonly name: string;
  /** `#rrggbb` or a CSS3 name, or null. */
  readonly color: string | null;
  /** How often readers should come, or null. */
  readonly refreshSeconds: number | null;
  readonly mirrors: readonly WrittenMirror[];
}

/** VEVENTs as `writeComponents` makes them, and the zones that they name (`zonesNamedBy`). */
interface WrittenMirror {
  readonly components: string;
  readonly zones: NamedZones;
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

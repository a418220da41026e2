import type { SingleValueLegacyExtendedProperty } from '@microsoft/microsoft-graph-types';
import { parseMarker } from '@calmirror/core';
import type { GraphEvent } from './graph-event.js';

/** Names of ours live in a property set of our own, so that no other program's can be meant. */
const SET = '{8d6f2c1e-3b57-4a90-9e14-6c0b7d52f3a8}';

/** The mirror's marker. */
export const MARKER_PROPERTY = `String ${SET} Name calmirror`;
/** Says `1` on every mirror: a filter compares with one value, and markers differ. */
export const FLAG_PROPERTY = `String ${SET} Name calmirror-mirror`;
/** Which instance of a series without pattern this event stands for (`PartKey`). */
export const PART_PROPERTY = `String ${SET} Name calmirror-part`;

/** `$filter` for every event that Calmirror wrote, of whatever installation and pair. */
export const MIRRORS_FILTER = `singleValueExtendedProperties/any(ep: ep/id eq '${FLAG_PROPERTY}' and ep/value eq '1')`;

/** `$filter` for what stands for one mirror. Markers hold no quotes. */
export function markerFilter(marker: string): string {
  return `singleValueExtendedProperties/any(ep: ep/id eq '${MARKER_PROPERTY}' and ep/value eq '${marker}')`;
}

/** `$expand` for what `readMarker` and `readPartKey` look at. */
export const PROPERTIES_EXPAND = `singleValueExtendedProperties($filter=id eq '${MARKER_PROPERTY}' or id eq '${PART_PROPERTY}')`;

/** What a mirror carries beside what people see; `part` is null for a mirror that is one event. */
export function mirrorProperties(marker: string, part: string | null): SingleValueLegacyExtendedProperty[] {
  const own = [
    { id: MARKER_PROPERTY, value: marker },
    { id: FLAG_PROPERTY, value: '1' },
  ];
  return part === null ? own : [...own, { id: PART_PROPERTY, value: part }];
}

export function readMarker(event: GraphEvent): string | null {
  return valueOf(event, MARKER_PROPERTY);
}

export function readPartKey(event: GraphEvent): string | null {
  return valueOf(event, PART_PROPERTY);
}

/** The id of the mirror that an event says it is, or null. */
export function readMirrorId(event: GraphEvent): string | null {
  return parseMarker(readMarker(event) ?? '')?.mirrorId ?? null;
}

/** Ids come back with a GUID in whatever case. */
function valueOf({ singleValueExtendedProperties }: GraphEvent, id: string): string | null {
  const found = singleValueExtendedProperties?.find((property) => property.id?.toLowerCase() === id.toLowerCase());
  return found?.value ?? null;
}

import {
  FLAG_PROPERTY,
  MARKER_PROPERTY,
  markerFilter,
  mirrorProperties,
  MIRRORS_FILTER,
  PROPERTIES_EXPAND,
  readMarker,
  readMirrorId,
  readPartKey,
} from './extended-properties.js';

const MARKER = 'calmirror:v1:installation-1:pair-1:mirr0r1';

describe('what a mirror carries out of sight', () => {
  it('is its marker, its part, and a flag that is the same on all', () => {
    const event = { singleValueExtendedProperties: mirrorProperties(MARKER, '2026-03-02') };
    expect(readMarker(event)).toBe(MARKER);
    expect(readMirrorId(event)).toBe('mirr0r1');
    expect(readPartKey(event)).toBe('2026-03-02');
    expect(event.singleValueExtendedProperties).toContainEqual({ id: FLAG_PROPERTY, value: '1' });
  });

  it('is nothing on what is no mirror', () => {
    expect([readMarker({}), readMirrorId({}), readPartKey({})]).toEqual([null, null, null]);
    const foreign = { singleValueExtendedProperties: [{ id: MARKER_PROPERTY, value: 'anything' }] };
    expect(readMirrorId(foreign)).toBeNull();
  });

  it('is found by filters and asked for by name', () => {
    expect(MIRRORS_FILTER).toContain(`ep/id eq '${FLAG_PROPERTY}' and ep/value eq '1'`);
    expect(markerFilter(MARKER)).toContain(`ep/id eq '${MARKER_PROPERTY}' and ep/value eq '${MARKER}'`);
    expect(PROPERTIES_EXPAND).toContain(`id eq '${MARKER_PROPERTY}'`);
    expect(MARKER_PROPERTY).toMatch(/^String \{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\} Name calmirror$/);
  });
});

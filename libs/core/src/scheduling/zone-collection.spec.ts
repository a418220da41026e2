import type { CustomZone } from '../event/event-time.js';
import { ZoneCollection } from './zone-collection.js';

/** A zone that is as far from UTC as told, and called as all others. */
const zone = (offset: number): CustomZone => ({
  id: 'Office',
  observances: [
    {
      ...{ daylight: false, start: '1970-01-01T00:00:00', offsetFrom: 0 },
      offsetTo: offset,
      rule: null,
      dates: [],
      name: null,
    },
  ],
});
const time = { kind: 'zoned', wall: '2026-03-02T10:00:00', zone: 'Office' } as const;

describe('zones of several mails', () => {
  it('that have one name are told apart, if they differ', () => {
    const zones = new ZoneCollection([zone(1)]);
    const written = [zone(2), zone(1), zone(3), zone(2)].map((one) => zones.adopt([one])(time));
    expect(written).toMatchObject(['Office (2)', 'Office', 'Office (3)', 'Office (2)'].map((id) => ({ zone: id })));
    expect(zones.all.map(({ id }) => id)).toEqual(['Office', 'Office (2)', 'Office (3)']);
  });

  it('are so at once, though each mail has another of that name', () => {
    const zones = new ZoneCollection([]);
    const before = performance.now();
    for (let offset = 0; offset < 4_000; offset += 1) zones.adopt([zone(offset)]);
    expect(performance.now() - before).toBeLessThan(2_000);
    expect(zones.all).toHaveLength(4_000);
  });
});

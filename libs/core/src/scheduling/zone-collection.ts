import type { CustomZone, EventTime } from '../event/event-time.js';

/** Zone definitions of one event that is put together from several mails, whose zones can have one name and differ. */
export class ZoneCollection {
  private readonly zones: CustomZone[];

  constructor(zones: readonly CustomZone[]) {
    this.zones = [...zones];
  }

  get all(): readonly CustomZone[] {
    return this.zones;
  }

  /** Takes in the definitions of a mail, and tells how its times are written among the others. */
  adopt(zones: readonly CustomZone[]): (time: EventTime) => EventTime {
    const names = new Map(zones.map((zone) => [zone.id, this.nameOf(zone)]));
    return (time) => (time.kind === 'zoned' ? { ...time, zone: names.get(time.zone) ?? time.zone } : time);
  }

  private nameOf(zone: CustomZone): string {
    const observances = JSON.stringify(zone.observances);
    for (let number = 1; ; number++) {
      const id = number === 1 ? zone.id : `${zone.id} (${number})`;
      const known = this.zones.find((one) => one.id === id);
      if (!known) this.zones.push({ ...zone, id });
      if (!known || JSON.stringify(known.observances) === observances) return id;
    }
  }
}

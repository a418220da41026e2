import type { CustomZone, EventTime } from '../event/event-time.js';

/** Zone definitions of one event that is put together from several mails, whose zones can have one name and differ. */
export class ZoneCollection {
  private readonly zones = new Map<string, CustomZone>();
  /** What a zone is called and says → its name here. */
  private readonly names = new Map<string, string>();
  /** How often a name was given, so that thousands of zones of one name are not counted anew for each. */
  private readonly given = new Map<string, number>();

  constructor(zones: readonly CustomZone[]) {
    for (const zone of zones) this.nameOf(zone);
  }

  get all(): readonly CustomZone[] {
    return [...this.zones.values()];
  }

  /** Takes in the definitions of a mail, and tells how its times are written among the others. */
  adopt(zones: readonly CustomZone[]): (time: EventTime) => EventTime {
    const names = new Map(zones.map((zone) => [zone.id, this.nameOf(zone)]));
    return (time) => (time.kind === 'zoned' ? { ...time, zone: names.get(time.zone) ?? time.zone } : time);
  }

  private nameOf(zone: CustomZone): string {
    const said = JSON.stringify([zone.id, zone.observances]);
    const known = this.names.get(said);
    if (known !== undefined) return known;
    const id = this.freeName(zone.id);
    this.zones.set(id, { ...zone, id });
    this.names.set(said, id);
    return id;
  }

  private freeName(name: string): string {
    for (let number = (this.given.get(name) ?? 0) + 1; ; number++) {
      const id = number === 1 ? name : `${name} (${number})`;
      if (this.zones.has(id)) continue;
      this.given.set(name, number);
      return id;
    }
  }
}

/**
 * What programs show to people in place of a zone's name: `(UTC+01:00) Amsterdam, Berlin, Bern`, `Pacific Time (US &
 * Canada); Tijuana`. Some write it into TZID.
 */

/** North American zones that are shown by a name of their own instead of by cities. */
const AMERICAN: ReadonlyMap<string, string> = new Map([
  ['newfoundland', 'America/St_Johns'],
  ['atlantic', 'America/Halifax'],
  ['eastern', 'America/New_York'],
  ['central', 'America/Chicago'],
  ['mountain', 'America/Denver'],
  ['pacific', 'America/Los_Angeles'],
  ['arizona', 'America/Phoenix'],
  ['saskatchewan', 'America/Regina'],
  ['alaska', 'America/Anchorage'],
  ['hawaii', 'Pacific/Honolulu'],
]);

const OFFSET = /^\((?:UTC|GMT)\s*(?:([+-])(\d{1,2})(?:[:.]?(\d{2}))?)?\)\s*/iu;
const AMERICAN_NAME = /^([a-z]+)(?: time)?(?: \((?:us & canada|canada)\))?(?:[,;].*)?$/iu;

let cities: ReadonlyMap<string, string> | null = null;

/**
 * The IANA zone that a display name stands for: that of the first city in it that has one. A city is not believed
 * where the name's own offset contradicts it.
 *
 * @returns null where there is no such city
 */
export function displayedZone(name: string): string | null {
  const bare = name.trim().replace(/^"|"$/gu, '');
  const offset = OFFSET.exec(bare);
  const places = bare.slice(offset?.[0].length ?? 0);
  const american = AMERICAN.get(AMERICAN_NAME.exec(places)?.[1]?.toLowerCase() ?? '');
  const found = american ? [american] : places.split(/[,/;]/u).map(zoneOfCity);
  return found.find((zone) => zone !== null && (!offset || hasOffset(zone, minutesOf(offset)))) ?? null;
}

function zoneOfCity(place: string): string | null {
  cities ??= new Map(Intl.supportedValuesOf('timeZone').map((zone) => [cityOf(zone), zone]));
  return cities.get(place.trim().toLowerCase()) ?? null;
}

function cityOf(zone: string): string {
  return zone
    .slice(zone.lastIndexOf('/') + 1)
    .replaceAll('_', ' ')
    .toLowerCase();
}

function minutesOf([, sign, hours = '0', minutes = '0']: RegExpExecArray): number {
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) || 0;
}

/** Whether the zone is as far from UTC at one of the solstices: display names give the offset of standard time. */
function hasOffset(zone: string, minutes: number): boolean {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  return [Date.UTC(2025, 0, 1), Date.UTC(2025, 6, 1)].some((instant) => {
    const text = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, rest] = /([+-])(\d{2}):(\d{2})/u.exec(text) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(rest ?? 0)) === minutes;
  });
}

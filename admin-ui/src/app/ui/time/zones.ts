/** IANA name of the zone of the person who looks. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The calendar's zone where this browser knows it, else the browser's own. */
export function zoneOr(zone: string | null, own: string): string {
  if (zone === null) return own;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone;
  } catch {
    return own;
  }
}

import { graphZoneOf, wallAt, zoneOfGraph } from './graph-zone.js';

describe('a zone that Graph names', () => {
  it.each([
    ['a Windows name', 'W. Europe Standard Time', 'Europe/Berlin'],
    ['an IANA name', 'America/Los_Angeles', 'America/Los_Angeles'],
    ['UTC', 'UTC', 'UTC'],
    ['UTC as Exchange spells it', 'tzone://Microsoft/Utc', 'UTC'],
    ['a Windows name that Outlook numbered', 'W. Europe Standard Time 1', 'Europe/Berlin'],
  ])('is known by %s', (_, name, zone) => expect(zoneOfGraph(name)).toBe(zone));

  it.each(['tzone://Microsoft/Custom', 'Customized Time Zone', '', null, undefined])(
    'is not known by %p, where Graph does not tell it',
    (name) => expect(zoneOfGraph(name)).toBeNull(),
  );
});

describe('the clock of an IANA zone at Graph', () => {
  it.each([
    ['Europe/Berlin', 'W. Europe Standard Time'],
    ['Europe/Vienna', 'W. Europe Standard Time'],
    ['Asia/Kolkata', 'India Standard Time'],
    ['Europe/Kyiv', 'FLE Standard Time'],
    ['UTC', 'UTC'],
  ])('of %s is that of its Windows name', (zone, name) => expect(graphZoneOf(zone, '2026-03-02T09:00:00Z')).toBe(name));

  it('is none where the Windows zone went another way in the years of the event', () => {
    // San Luis kept a summer time of its own until 2009.
    const ofYear = (year: number): string | null =>
      graphZoneOf('America/Argentina/San_Luis', `${year}-01-15T09:00:00Z`);
    expect(ofYear(2008)).toBeNull();
    expect(ofYear(2026)).toBe('Argentina Standard Time');
  });

  it('is none where no Windows zone is like it', () => {
    expect(graphZoneOf('Antarctica/Troll', '2026-03-02T09:00:00Z')).toBeNull();
  });

  it('shows what its zone shows, both times of two', () => {
    expect(wallAt('2026-10-25T00:30:00Z', 'Europe/Berlin')).toBe('2026-10-25T02:30:00');
    expect(wallAt('2026-10-25T01:30:00Z', 'Europe/Berlin')).toBe('2026-10-25T02:30:00');
    expect(wallAt('2026-10-25T01:30:00Z', 'UTC')).toBe('2026-10-25T01:30:00');
  });
});

const id = (group, index) => `0190${group}000-0000-7000-8000-${String(index).padStart(12, '0')}`;
export const connectorId = (index) => id('d', index);
export const calendarId = (index) => id('e', index);

const CAPABILITIES = {
  ics: { readable: true, writable: false, createsCalendars: false, listsMirrors: false, batchSize: 1 },
  caldav: { readable: true, writable: true, createsCalendars: true, listsMirrors: true, batchSize: 1 },
  published: { readable: false, writable: true, createsCalendars: true, listsMirrors: true, batchSize: 500 },
};

/** One connector for each status and reason, with names short, long and foreign. */
const STANDINGS = [
  ['active', null, 'caldav', 'Fastmail', 'https://caldav.fastmail.com/'],
  ['needs-attention', 'credentials-refused', 'caldav', 'iCloud of Ada', 'https://caldav.icloud.com/'],
  ['needs-attention', 'forbidden', 'caldav', 'Βιβλιοθήκη', 'https://cloud.example.org/remote.php/dav/'],
  ['needs-attention', 'address-not-allowed', 'ics', 'Rota on the intranet', 'http://192.168.3.4/rota.ics'],
  ['needs-attention', 'not-found', 'ics', 'Public holidays', 'https://holidays.example.org/2024/de.ics'],
  [
    'needs-attention',
    'not-a-calendar',
    'ics',
    'Company-wide announcements, all-hands meetings and holidays of all sites',
    'https://intranet.example.org/calendars/announcements/export?format=ics&token=4f1c',
  ],
  ['needs-attention', 'connection-failed', 'caldav', 'Radicale in the cellar', 'https://dav.example.org:5232/'],
  ['needs-attention', 'secret-unreadable', 'caldav', 'Board', 'https://cloud.example.com/remote.php/dav/'],
  ['draft', 'not-validated', 'ics', 'Lunar phases', 'webcal://moon.example.org/phases.ics'],
  ['active', null, 'published', 'Published', null],
  ['disabled', null, 'ics', 'Old rota', 'https://example.org/old.ics'],
  ['active', null, 'ics', 'Night shift', 'https://example.org/rota-night.ics'],
];
const AGES = [3, 260, 5_400, 97_000, 1_300_000];
const ago = (seconds) => new Date(Date.now() - 1000 * seconds).toISOString();

/** So many connectors, each with a calendar or a few. */
export function sampleConnectors(amount) {
  const indices = Array.from({ length: amount }, (_, index) => index);
  const connectors = indices.map((index) => {
    const [status, statusReason, kind, name, url] = STANDINGS[index % STANDINGS.length];
    return {
      id: connectorId(index),
      kind,
      name: index < STANDINGS.length ? name : `${name} ${index}`,
      settings: url ? { url } : {},
      hasSecret: kind === 'caldav',
      status,
      statusReason,
      capabilities: { push: false, series: true, ...CAPABILITIES[kind] },
      lastValidatedAt: status === 'draft' ? null : ago(AGES[index % AGES.length]),
      createdAt: ago(4_000_000),
      updatedAt: ago(40_000),
    };
  });
  return { connectors, calendars: connectors.flatMap((connector, index) => calendarsOf(connector, index)) };
}

const COLOURS = ['#3f51b5', '#e67c73', null, 'teal', '#f5b545'];
const CALENDARS = ['Private', 'Work', 'Family', 'Team, shared by Léa', 'Birthdays of everybody whom one might forget'];

function calendarsOf({ id: connector, kind, name, settings }, index) {
  const amount = kind === 'ics' ? 1 : (index % 4) + 2;
  return Array.from({ length: amount }, (_, number) => ({
    id: calendarId(index * 10 + number),
    connectorId: connector,
    externalId: kind === 'ics' ? settings.url : `${settings.url ?? 'published/'}calendars/${number}/`,
    name: kind === 'ics' ? name : CALENDARS[number % CALENDARS.length],
    color: COLOURS[number % COLOURS.length],
    timeZone: number % 3 === 2 ? null : 'Europe/Berlin',
    readable: kind !== 'published',
    writable: kind !== 'ics' && number !== 3,
    lastPulledAt: kind === 'published' || number === 2 ? null : ago(AGES[number % AGES.length]),
    push: {
      state: 'off',
      reason: kind === 'published' ? 'not-a-source' : 'provider-without-push',
      message: null,
      until: null,
      lastMessageAt: null,
    },
    feedUrl:
      kind === 'published' && number !== 1 ? `/feeds/Zk3vWm0Jq8y7h${number}TtVw2Rk9eXbN5LuQaPcYdHfMsGo.ics` : null,
    createdAt: ago(3_000_000),
    updatedAt: ago(40_000),
  }));
}

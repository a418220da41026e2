import { connectorId } from './sample-connectors.mjs';

const ago = (seconds) => new Date(Date.now() - 1000 * seconds).toISOString();

/** A connector at a provider with accounts, by its number. */
export const sampleAccount = (index, kind, given = {}) => ({
  id: connectorId(index),
  kind,
  name: kind === 'google' ? 'Google of Léa' : 'Outlook of Ada',
  settings: { access: 'account' },
  hasSecret: false,
  status: 'active',
  statusReason: null,
  capabilities: {
    readable: true,
    writable: true,
    push: true,
    series: true,
    floating: false,
    // Whose it is to be nobody could say in an organisation.
    createsCalendars: given.settings?.access !== 'organisation',
    listsMirrors: true,
    batchSize: kind === 'google' ? 50 : 20,
  },
  account: { mail: kind === 'google' ? 'lea@example.org' : 'ada@outlook.example' },
  connectedAt: ago(300_000),
  lastValidatedAt: ago(260),
  createdAt: ago(4_000_000),
  updatedAt: ago(40_000),
  ...given,
});

const FIRST = ['ada', 'barbara', 'edsger', 'grace', 'katherine', 'léa', 'radia', 'sophie'];

/** What discovery finds in an organisation of so many people: two or three calendars each. */
export const organisationCalendars = (people) =>
  Array.from({ length: people }, (_, person) => {
    const mailbox = `${FIRST[person % FIRST.length]}.${String(person).padStart(4, '0')}@example.org`;
    return ['Calendar', 'On-call', ...(person % 2 === 0 ? ['Birthdays of everybody whom one might forget'] : [])].map(
      (name, number) => ({
        externalId: `${mailbox}/${number}`,
        name,
        mailbox,
        color: ['#3f51b5', null, '#e67c73'][number],
        timeZone: 'Europe/Berlin',
        readable: true,
        writable: number !== 2,
        calendarId: null,
      }),
    );
  }).flat();

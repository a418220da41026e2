const count = new Intl.NumberFormat('en');
const many = (amount: number, one: string, more: string): string =>
  amount === 1 ? `1 ${one}` : `${count.format(amount)} ${more}`;

/** The calendars of a connector: those in use, and those that could be. */
export const connectorCalendars = {
  title: 'Calendars in use',
  first: 'Use a calendar',
  another: 'Use another calendar',
  close: 'Close',
  none: 'None of its calendars is in use yet.',
  read: 'read',
  neverRead: 'not read yet',
  looking: 'Asking the provider for its calendars …',
  lookingAtAll: 'Asking for everybody’s calendars. In a large organisation this takes some minutes …',
  found: 'Calendars that are not in use',
  noneFree: 'The account shows no other calendar than those in use.',
  use: 'Use',
  useOf: (name: string, mailbox: string | null) => `Use: ${name}${mailbox === null ? '' : ` of ${mailbox}`}`,
  search: 'Name or mailbox contains',
  counted: (calendars: number, mailboxes: number, all: number) => {
    const found =
      calendars === all
        ? many(all, 'calendar', 'calendars')
        : `${count.format(calendars)} of ${many(all, 'calendar', 'calendars')}`;
    return mailboxes === 0 ? found : `${found}, in ${many(mailboxes, 'mailbox', 'mailboxes')}`;
  },
  ofMailbox: (calendars: number) => many(calendars, 'calendar', 'calendars'),
  noneLike: 'No calendar and no mailbox is called like that.',
  used: (name: string) => `“${name}” is in use now.`,
  newName: 'Name of a new calendar',
  needName: 'Enter a name for the calendar.',
  make: 'Make it',
};

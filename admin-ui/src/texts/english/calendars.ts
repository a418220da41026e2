import { messages } from './calendar-messages';
import { push } from './calendar-push';

const count = new Intl.NumberFormat('en');
const many = (amount: number, one: string, more: string): string =>
  amount === 1 ? `1 ${one}` : `${count.format(amount)} ${more}`;

/** What stays when an address goes. */
const mirrorsStay = (mirrors: number | null): string => {
  if (mirrors === null || mirrors === 0) return 'The calendar itself stays.';
  return `The calendar itself stays, with the ${many(mirrors, 'mirror', 'mirrors')} in it.`;
};

export const calendars = {
  one: 'Calendar',
  toConnectors: 'Connectors',
  loading: 'Loading the calendar …',
  notUpdated: 'What you see is not fresh',
  rights: { both: 'Read and write', read: 'Read only', write: 'Written by Calmirror', none: 'No rights' },
  /** What an account shows, in use or not. */
  found: {
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
    lookInto: (mailbox: string) => `Look into ${mailbox}`,
    lookingInto: 'Looking …',
  },
  reading: {
    now: 'Read now',
    running: 'Reading …',
    done: (changed: number) =>
      changed === 0 ? 'Read: nothing has changed.' : `Read: ${many(changed, 'event is', 'events are')} new or changed.`,
    failed: 'Reading failed.',
    again: 'Reading failed, and is tried again.',
    job: 'See the job',
  },
  push,
  messages,
  facts: {
    title: 'About it',
    edit: 'Edit',
    connector: 'Connector',
    toConnector: 'Go to its connector',
    externalId: 'Known there as',
    rights: 'Rights',
    read: 'Last read',
    never: 'not yet',
    zone: 'Time zone',
    noZone: 'It names none',
    colour: 'Colour',
    noColour: 'none',
    made: 'In use since',
  },
  edit: {
    name: 'Name',
    nameHint: 'As Calmirror calls it, and its published address too. The provider keeps its own.',
    colour: 'Colour',
    colourHint: '#rrggbb or a word such as teal; empty for none.',
    pick: 'Pick a colour',
    none: 'none',
    needName: 'Enter a name.',
    needColour: 'Enter # and six digits from 0 to f, or the English name of a colour.',
    save: 'Save',
    saving: 'Saving …',
    saved: 'Saved.',
    cancel: 'Cancel',
  },
  events: {
    title: 'Events',
    window: 'Weeks shown',
    earlier: 'Four weeks earlier',
    later: 'Four weeks later',
    today: 'Today',
    allDay: 'All day',
    since: (day: string) => `since ${day}`,
    until: (day: string) => `until ${day}`,
    untitled: 'Without a title',
    cancelled: 'Cancelled',
    tentative: 'Tentative',
    free: 'Free',
    none: 'Nothing in these four weeks',
    noneLead: 'Look earlier or later.',
    notRead: 'Not read yet',
    notReadLead: 'Calmirror reads a calendar once a pair has it as its source. You can have it read now.',
    notReadable: 'This calendar is not read',
    notReadableLead: 'It holds the mirrors that its pairs write. See what they say at the pair.',
  },
  address: {
    title: 'Published address',
    copy: 'Copy address',
    copied: 'Copied',
    open: 'Whoever has this address sees the calendar, without signing in. Calendar programs ask it for changes by themselves.',
    none: 'The calendar has no address: nobody can subscribe to it. Its pairs go on writing to it.',
    make: 'Make an address',
    renew: 'Renew the address',
    revoke: 'Revoke the address',
    renewal: {
      title: (name: string) => `Renew the address of “${name}”?`,
      body: (mirrors: number | null) =>
        `The present address stops working at once, for everybody who subscribes to it: their programs show no more changes, and many show an error. Give the new address to those who are to see the calendar. ${mirrorsStay(mirrors)}`,
      act: 'Renew the address',
      done: 'The address is a new one now.',
    },
    revocation: {
      title: (name: string) => `Revoke the address of “${name}”?`,
      body: (mirrors: number | null) =>
        `It stops working at once, and there is no other: everybody who subscribes to it sees no more changes, and many programs show an error. It cannot be brought back; you can make another one later. ${mirrorsStay(mirrors)}`,
      act: 'Revoke the address',
      done: 'Nobody can subscribe any more.',
    },
  },
  pairs: {
    title: 'Pairs that use it',
    none: 'No pair uses it.',
    source: 'reads it',
    target: 'writes to it',
    more: (pairs: number) => `and ${many(pairs, 'other', 'others')}`,
  },
  removal: {
    open: 'Stop using it',
    title: (name: string) => `Stop using “${name}”?`,
    body: (published: boolean) =>
      published
        ? 'Calmirror forgets the calendar, and its address stops working at once for everybody who subscribes to it. No pair uses it.'
        : 'Calmirror forgets what it has read of it. Nothing changes at the provider, and no pair uses it.',
    act: 'Stop using it',
    done: (name: string) => `“${name}” is not in use any more.`,
    inUse: 'To stop using it, remove or change these pairs first.',
  },
};

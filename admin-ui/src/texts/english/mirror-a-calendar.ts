import type { ConnectorKind } from '@calmirror/contracts/closed-lists';

const count = new Intl.NumberFormat('en');
const events = (value: number): string => (value === 1 ? '1 event' : `${count.format(value)} events`);

const kinds: Record<ConnectorKind, string> = {
  ics: 'feed',
  caldav: 'CalDAV',
  published: 'published by Calmirror',
  google: 'Google',
  microsoft: 'Microsoft',
  imap: 'mailbox',
};

const tooLong = (most: number): string => `At most ${most} characters.`;

export const mirrorACalendar = {
  title: 'Mirror a calendar',
  lead: 'Six short steps. Others see when you are busy, and only as much more as you allow.',
  way: 'Steps',
  steps: {
    account: {
      short: 'Where it is',
      title: 'Where is the calendar?',
      lead: 'Give its address, or the account that it is in. It is read, and never written.',
    },
    calendar: {
      short: 'Calendar',
      title: 'Which calendar?',
      lead: 'This is what was found. Look at a calendar’s next events to be sure that it is the one you mean.',
    },
    target: {
      short: 'Where to',
      title: 'Where shall others see it?',
      lead: 'The mirror stands there on its own. Nothing that is there already is touched.',
    },
    privacy: {
      short: 'Privacy',
      title: 'What may others see?',
      lead: 'Start with the least. It can be changed later, and what was written then changes with it.',
    },
    filters: {
      short: 'Filters',
      title: 'Shall anything be left out?',
      lead: 'Without filters every event goes. What you tick here is not mirrored at all, not even as busy.',
    },
    start: {
      short: 'Start',
      title: 'Ready',
      lead: 'Once it is made the pair is filled, and kept true from then on.',
    },
  },
  actions: { back: 'Back', next: 'Continue', working: 'One moment …' },
  account: {
    kinds,
    waysLegend: 'How to reach the calendar',
    ways: {
      google: { title: 'Google', says: 'Gmail or Google Workspace: sign in at Google, and choose a calendar.' },
      microsoft: {
        title: 'Microsoft 365',
        says: 'Outlook or Exchange Online: sign in at Microsoft, and choose a calendar.',
      },
      ics: {
        title: 'Address of a feed',
        says: 'A link that ends in .ics or begins with webcal:, as Google, Outlook and others give out.',
      },
      caldav: {
        title: 'CalDAV account',
        says: 'iCloud, Fastmail, Nextcloud and others, with a user name and an app password.',
      },
      imap: {
        title: 'Mailbox',
        says: 'Invitations that come by mail, for calendars that cannot be connected otherwise.',
      },
      existing: (total: number) => ({
        title: 'Already connected',
        says:
          total === 1
            ? 'Take the one account that Calmirror knows.'
            : `Take one of the ${count.format(total)} accounts that Calmirror knows.`,
      }),
    },
    existingLegend: 'Connected accounts',
    doesNotWork: 'Does not work',
    name: 'Name (optional)',
    nameHint: 'What it is called in Calmirror. Left empty, it is called after its host.',
    unnamed: 'Calendar',
    check: 'Check and continue',
    checking: 'Checking …',
    chooseOne: 'Choose one of them.',
    mend: 'Mend what is above and check again. Nothing that you typed is lost.',
    mendHere: 'Change its address or password',
    notDiscovered: 'Its calendars could not be listed',
    unfinished: (name: string, kind: string) => `You began with “${name}” (${kind}) before, and it never worked.`,
    goOn: 'Go on with it',
    remove: 'Remove it',
  },
  calendar: {
    legend: 'Calendars that were found',
    readOnly: 'read-only',
    used: 'In use',
    ofMailbox: (mailbox: string) => `of ${mailbox}`,
    notReadable: 'This account may not read it',
    chooseOne: 'Choose a calendar.',
    nothing: 'There is no calendar here',
    nothingLead:
      'The account works, but it shows no calendar. Go back and take another account, or share a calendar with it.',
    events: {
      title: 'Next events',
      of: (name: string, mailbox: string | null) => `Next events of ${name}${mailbox === null ? '' : `, ${mailbox}`}`,
      lead: 'Not read yet.',
      look: 'Show its next events',
      reading: 'The calendar is being read …',
      notRead: 'The calendar could not be read',
      none: 'There is nothing in it from now on.',
      more: (total: number) => `${events(total)} in the year to come.`,
    },
  },
  target: {
    legend: 'Where the mirror stands',
    publisher: 'Published calendars',
    kinds: {
      published: {
        title: 'A published calendar',
        says: 'Calmirror gives you an address to subscribe to. Whoever has it can read the mirror.',
      },
      account: {
        title: 'A calendar of an account',
        says: 'The mirror is written into a calendar at Google, Microsoft 365, iCloud, Fastmail, Nextcloud and others.',
      },
    },
    missing: { published: 'Give it a name.', account: 'Choose an account and a calendar.' },
    said: (name: string, account: string | null) =>
      account === null ? `${name} (published)` : `${name} at ${account}`,
    published: {
      name: 'Name of the published calendar',
      hint: 'Subscribers see it.',
      needName: 'Enter a name.',
      tooLong,
      suggestion: (source: string) => `${source}, for others`,
    },
    account: {
      kind: 'Kind of account',
      signIn: 'Connect',
      accounts: 'Accounts',
      another: 'Another account …',
      calendars: 'Calendars',
      newCalendar: 'A new calendar …',
      name: 'Name of the new calendar',
      nameHint: 'It is made when the pair is.',
      needName: 'Enter a name.',
      tooLong,
      connect: 'Check the account',
      connecting: 'Checking …',
      unfit: { source: 'This is the calendar that is mirrored', 'read-only': 'Read-only: nothing can be written here' },
    },
  },
  preview: {
    title: 'Your own next events',
    notValid: 'Mend what is marked first.',
  },
  said: {
    calendar: ({ name, mailbox }: { readonly name: string; readonly mailbox?: string }) =>
      mailbox === undefined ? name : `${name} (${mailbox})`,
    filters: (total: number) =>
      total === 0 ? 'Every event goes' : total === 1 ? '1 filter' : `${count.format(total)} filters`,
  },
  start: {
    pairName: (source: string, target: string) => (target.includes(source) ? target : `${source} → ${target}`),
    name: 'Name of the pair',
    nameHint: 'How you find it in the list.',
    needName: 'Enter a name.',
    tooLong,
    change: 'Change',
    changeOf: (step: string) => `Change: ${step}`,
    create: 'Start mirroring',
    createLoop: 'Start it all the same',
    creating: 'Making the pair …',
  },
  fill: {
    titles: {
      reading: (name: string) => `“${name}” is being prepared`,
      writing: (name: string) => `“${name}” is being filled`,
      done: (name: string) => `“${name}” is there`,
      stopped: (name: string) => `“${name}” has met a problem`,
    },
    progress: 'First fill',
    reading: 'The source is being read.',
    counts: (done: number, total: number) => `${count.format(done)} of ${events(total)}`,
    there: (mirrored: number, filtered: number, failed: number) => {
      const rest = [
        filtered > 0 ? `${count.format(filtered)} left out by your rules` : null,
        failed > 0 ? `${count.format(failed)} refused by the target` : null,
      ].filter((part) => part !== null);
      return [`${events(mirrored)} mirrored`, ...rest].join(', ') + '. Changes follow by themselves from now on.';
    },
    address: 'Address to subscribe to',
    addressLead: 'Put it into any calendar program. Whoever has it can read the mirror: hand it on with care.',
    copy: 'Copy address',
    copied: 'Copied',
    toPair: 'Open the pair',
    another: 'Mirror another calendar',
    goesOn: 'This goes on by itself: you can leave this page.',
  },
  leaving: {
    title: 'Leave before there is a pair?',
    lead: 'What you chose here is not kept.',
    works: (name: string) => `“${name}” is connected and works. Kept, it can be chosen the next time.`,
    neverWorked: (name: string) =>
      `“${name}” was begun and has not worked yet. Kept, you can go on with it the next time.`,
    stay: 'Stay',
    leave: 'Leave',
    keep: 'Leave and keep it',
    remove: 'Leave and remove it',
  },
};

export const shell = {
  product: 'Calmirror',
  skip: 'Skip to the content',
  navigation: 'Main',
  account: (name: string) => `Account of ${name}`,
  apiDocs: 'API documentation',
  signOut: 'Sign out',
  failures: {
    signingOut: 'You are still signed in: the server did not answer. Try again.',
    opening: 'The page could not be loaded. Check the network and try again, or reload the console.',
  },
  pages: { overview: 'Overview', pairs: 'Pairs', connectors: 'Connectors', jobs: 'Jobs', audit: 'Audit log' },
  mirrorACalendar: 'Mirror a calendar',
  updates: {
    paused: 'Updates are paused',
    offline: 'This device is offline. The page keeps what it has, and goes on by itself.',
    away: 'The server does not answer. The page keeps what it has, and goes on by itself.',
    back: 'Connected again',
  },
  notFound: {
    title: 'There is nothing here',
    detail: 'The address is wrong, or what it named has been removed.',
    home: 'Go to the overview',
  },
  unavailable: {
    title: 'Not available just now',
    lead: 'Try again once the server answers: the page that you asked for opens here.',
  },
  paging: {
    next: 'Next page',
    previous: 'Previous page',
    range: (first: number, last: number, total: number) => `${first} to ${last} of ${total}`,
  },
  newerVersion: {
    title: 'Somebody else was faster',
    lead: 'Meanwhile this was saved:',
    take: 'Take that over',
    keep: 'Keep what I entered',
  },
  retry: 'Try again',
  confirm: { cancel: 'Cancel', typed: (word: string) => `Type “${word}” to go on` },
  copyFailed: 'The browser did not allow copying.',
  justNow: 'just now',
};

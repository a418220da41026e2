export const shell = {
  product: 'Calmirror',
  skip: 'Skip to the content',
  navigation: 'Main',
  account: (name: string) => `Account of ${name}`,
  apiDocs: 'API documentation',
  signOut: 'Sign out',
  signingOutFailed: 'You are still signed in: the server did not answer. Try again.',
  pages: { pairs: 'Pairs' },
  notFound: {
    title: 'There is nothing here',
    detail: 'The address is wrong, or what it named has been removed.',
    home: 'Go to the pairs',
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

/** What holds for the whole installation. */
export const settings = {
  title: 'Settings',
  lead: 'What holds for the whole installation.',
  notUpdated: 'This may be out of date.',
};

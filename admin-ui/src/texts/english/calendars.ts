export const calendars = {
  rights: { both: 'Read and write', read: 'Read only', write: 'Written by Calmirror', none: 'No rights' },
};

import { nameInUse } from './name-in-use.js';

it.each([
  ['Calendar', 'ada@example.org', 'Calendar (ada@example.org)'],
  ['ada@example.org', 'Ada@example.org', 'ada@example.org'],
  ['Holidays', undefined, 'Holidays'],
])('%s of %s is called %s', (name, mailbox, called) => {
  expect(nameInUse({ name, ...(mailbox !== undefined && { mailbox }) })).toBe(called);
});

import { startWords } from './start-words';

it.each([
  ['2026-03-05', 'Thu, Mar 5, 2026'],
  ['2026-03-05T09:30:00', 'Thu, Mar 5, 2026, 9:30 AM'],
  ['some day', 'some day'],
])('%s is %s', (start, words) => {
  expect(startWords(start, 'en').replace(/\u202f/g, ' ')).toBe(words);
});

it('tells an instant by the clock of whoever looks', () => {
  const local = new Intl.DateTimeFormat('en', { hour: 'numeric', minute: '2-digit' });
  expect(startWords('2026-03-05T09:30:00Z', 'en')).toContain(local.format(Date.parse('2026-03-05T09:30:00Z')));
});

import { startWords } from './start-words';

it.each([
  ['2026-03-05', 'Thu, Mar 5, 2026'],
  ['2026-03-05T15:30:00', 'Thu, Mar 5, 2026, 15:30'],
  ['2026-03-05T23:30:00Z', 'Fri, Mar 6, 2026, 00:30'],
  ['some day', 'some day'],
])('%s is %s in Paris', (start, words) => {
  expect(startWords(start, 'Europe/Paris', 'en')).toBe(words);
});

import { audit } from '../../texts/english/audit';
import { nameOfMember, valueInWords } from './member-words';

const id = '0190a000-0000-7000-8000-000000000001';
const words = (value: unknown): string => valueInWords(value, audit, (asked) => (asked === id ? 'Rota' : null));

it.each([
  [['name'], 'Name'],
  [['window', 'pastDays'], 'Window › Days back'],
  [['counts', 'someNewCount'], 'Counts › Some new count'],
  [['toString'], 'To string'],
])('the member %j is called %s', (path, name) => {
  expect(nameOfMember(path, audit)).toBe(name);
});

it.each([
  [true, 'yes'],
  [null, 'none'],
  ['', 'empty'],
  [[], 'empty'],
  [{}, 'empty'],
  [365, '365'],
  ['busy', 'busy'],
  ['[redacted]', 'hidden'],
  [id, 'Rota'],
  [id.replace('1', '2'), id.replace('1', '2')],
  [{ kind: 'title', words: ['a', 'b'] }, 'Kind: title, Words: a, b'],
])('the value %j reads %s', (value, text) => {
  expect(words(value)).toBe(text);
});

it('a moment is told in the zone of the person who looks', () => {
  expect(words('2026-11-22T12:00:00.000Z')).toBe(audit.moment(Date.UTC(2026, 10, 22, 12)));
});

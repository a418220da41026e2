import { arbitraryFilters } from '@calmirror/testkit';
import fc from 'fast-check';
import { FILTER_KINDS } from './policy.js';
import { validateFilters } from './validate-filters.js';

const hours = { kind: 'hours', timeZone: 'Europe/Berlin', weekdays: [1], from: '09:00', to: '17:00' };

function codes(filters: unknown): readonly string[] {
  return validateFilters(filters).map(({ field, code }) => `${field} ${code}`);
}

describe('validateFilters', () => {
  it('accepts every filter that can be meant', () => {
    fc.assert(fc.property(arbitraryFilters(), (filters) => expect(validateFilters(filters)).toEqual([])));
    expect(codes(FILTER_KINDS.slice(0, 10).map((kind) => ({ kind })))).toEqual([]);
  });

  it.each([
    ['no list', {}, [' wrong-type']],
    ['an entry that is no object', ['declined'], ['0 wrong-type']],
    ['no kind', [{}], ['0.kind required']],
    ['a kind that is none', [{ kind: 'boring' }], ['0.kind unknown-value']],
    ['a member that is none', [{ kind: 'free', x: 1 }], ['0.x unknown-field']],
    ['a member of another kind', [{ kind: 'free', pattern: 'x' }], ['0.pattern not-allowed']],
    ['no categories', [{ kind: 'categories', mode: 'only', categories: [] }], ['0.categories empty']],
    ['a category of blanks', [{ kind: 'categories', mode: 'only', categories: [' '] }], ['0.categories.0 empty']],
    [
      'a pattern of Perl',
      [{ kind: 'text', mode: 'only', field: 'summary', pattern: '(?=x)' }],
      ['0.pattern bad-pattern'],
    ],
    [
      'a pattern with a back-reference',
      [{ kind: 'text', mode: 'only', field: 'summary', pattern: '(a)\\1' }],
      ['0.pattern bad-pattern'],
    ],
    ['half a pattern', [{ kind: 'text', mode: 'only', field: 'summary', pattern: '(' }], ['0.pattern bad-pattern']],
    [
      'a pattern that explodes',
      [{ kind: 'text', mode: 'only', field: 'summary', pattern: '((a{1000}){1000}){1000}' }],
      ['0.pattern bad-pattern'],
    ],
    ['an empty pattern', [{ kind: 'text', mode: 'only', field: 'summary', pattern: '' }], ['0.pattern empty']],
    ['a field without text', [{ kind: 'text', mode: 'only', field: 'geo', pattern: 'x' }], ['0.field unknown-value']],
    ['a zone that is none', [{ ...hours, timeZone: 'Mars/Base' }], ['0.timeZone unknown-zone']],
    ['no weekday', [{ ...hours, weekdays: [] }], ['0.weekdays empty']],
    ['an eighth weekday', [{ ...hours, weekdays: [8] }], ['0.weekdays.0 out-of-range']],
    ['a time that is none', [{ ...hours, from: '9:00' }], ['0.from bad-time']],
    ['a time past the day', [{ ...hours, to: '24:01' }], ['0.to bad-time']],
    ['a start at 24:00', [{ ...hours, from: '24:00' }], ['0.from bad-time']],
    ['hours without length', [{ ...hours, to: '09:00' }], ['0.to empty']],
    ['no minutes', [{ kind: 'minimum-duration', minutes: 0 }], ['0.minutes out-of-range']],
  ])('refuses %s', (_, filters, expected) => {
    expect(codes(filters)).toEqual(expected);
  });

  it('names all faults of all filters at once', () => {
    expect(codes([{ kind: 'free' }, { kind: 'hours' }])).toEqual([
      '1.timeZone required',
      '1.weekdays required',
      '1.from required',
      '1.to required',
    ]);
  });
});

import fc from 'fast-check';
import { diffRecords, type Member } from './record-diff';

/** `path: change`, with the values that differ. */
function told({ path, change, before, after }: Member): string {
  const marked = (values: Member['before']): string =>
    values === null ? '-' : values.map(({ value, differs }) => JSON.stringify(value) + (differs ? '!' : '')).join(' ');
  return `${path.join('.')}: ${change} ${marked(before)} → ${marked(after)}`;
}
const diff = (...records: Parameters<typeof diffRecords>): string[] => diffRecords(...records).map(told);

describe('diffRecords', () => {
  it('marks what changed, and leaves what did not', () => {
    expect(diff({ name: 'Rota', enabled: true }, { name: 'Rota', enabled: false })).toEqual([
      'name: same "Rota" → "Rota"',
      'enabled: changed true! → false!',
    ]);
  });

  it('looks into objects, member by member', () => {
    expect(diff({ window: { pastDays: 30, futureDays: 365 } }, { window: { pastDays: 30, futureDays: 90 } })).toEqual([
      'window.pastDays: same 30 → 30',
      'window.futureDays: changed 365! → 90!',
    ]);
  });

  it('tells what is new and what is gone', () => {
    expect(diff({ old: 1 }, { new: null })).toEqual(['new: added - → null!', 'old: removed 1! → -']);
  });

  it('has one side where a thing was made or removed', () => {
    expect(diff(null, { name: 'Rota' })).toEqual(['name: added - → "Rota"!']);
    expect(diff({ name: 'Rota' }, null)).toEqual(['name: removed "Rota"! → -']);
    expect(diff(null, null)).toEqual([]);
  });

  it('marks in a list only the items that the other has not', () => {
    const free = { kind: 'free' };
    expect(diff({ filters: [free] }, { filters: [{ kind: 'declined' }, free] })).toEqual([
      'filters: changed {"kind":"free"} → {"kind":"declined"}! {"kind":"free"}',
    ]);
  });

  it('knows how often an item is there', () => {
    expect(diff({ days: [1, 1] }, { days: [1] })).toEqual(['days: changed 1 1! → 1']);
  });

  it('takes neither another order of items nor of members for a change', () => {
    expect(diff({ x: [{ a: 1, b: 2 }, 3] }, { x: [3, { b: 2, a: 1 }] })[0]).toMatch(/^x: same/);
  });

  it('tells an empty list or object from one that is not there', () => {
    expect(diff({ filters: [], policy: {} }, {})).toEqual(['filters: removed  → -', 'policy: removed {}! → -']);
  });

  it('does not mix up members whose names have a dot in them', () => {
    expect(diff({ 'a.b': 1 }, { a: { b: 1 } })).toEqual(['a.b: added - → 1!', 'a.b: removed 1! → -']);
  });

  const record = fc.dictionary(fc.string(), fc.jsonValue());
  it('finds no change between a record and a copy of it', () => {
    fc.assert(
      fc.property(record, (given) => {
        const copy = JSON.parse(JSON.stringify(given)) as typeof given;
        expect(
          diffRecords(copy, JSON.parse(JSON.stringify(given)) as typeof given).every(({ change }) => change === 'same'),
        ).toBe(true);
      }),
    );
  });

  it('tells the same backwards', () => {
    const mirrored = { added: 'removed', removed: 'added', changed: 'changed', same: 'same' } as const;
    fc.assert(
      fc.property(record, record, (a, b) => {
        const forth = diffRecords(a, b).map(({ path, change }) => JSON.stringify([path, mirrored[change]]));
        const back = diffRecords(b, a).map(({ path, change }) => JSON.stringify([path, change]));
        expect(forth.sort()).toEqual(back.sort());
      }),
    );
  });
});

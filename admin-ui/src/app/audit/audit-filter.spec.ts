import { auditFilterOf, isFiltered, paramsOf, queryOf } from './audit-filter';

const id = '0190a000-0000-7000-8000-000000000001';
const local = (...parts: [number, number, number]): string => new Date(...parts).toISOString();

describe('auditFilterOf', () => {
  it('reads all that a link can name', () => {
    const query = { action: 'pair.updated', actorId: id, subjectId: id, from: '2026-11-01', to: '2026-11-30' };
    expect(auditFilterOf(query)).toEqual(query);
  });

  it.each([
    ['an action that there is not', { action: 'pair.eaten' }],
    ['what is no id', { actorId: 'ada', subjectId: '' }],
    ['what is no day', { from: '2026-02-30', to: 'yesterday' }],
    ['a moment', { from: '2026-11-01T00:00:00Z' }],
    ['a member that is named twice', { from: ['2026-11-01', '2026-11-02'] }],
    ['what is not a filter', { page: '2' }],
  ])('leaves out %s', (_what, query) => {
    expect(isFiltered(auditFilterOf(query))).toBe(false);
  });
});

describe('paramsOf', () => {
  it('spans whole days of the person who looks, the last one included', () => {
    expect(paramsOf({ from: '2026-03-29', to: '2026-03-29' })).toEqual({
      from: local(2026, 2, 29),
      to: local(2026, 2, 30),
    });
  });

  it('goes over the end of a year', () => {
    expect(paramsOf({ to: '2026-12-31' })).toEqual({ to: local(2027, 0, 1) });
  });

  it('hands on the others as they are', () => {
    expect(paramsOf({ action: 'pair.created', actorId: id })).toEqual({ action: 'pair.created', actorId: id });
  });
});

it('queryOf takes away what a filter does not name', () => {
  expect(queryOf({ from: '2026-11-01' })).toEqual({
    action: null,
    actorId: null,
    subjectId: null,
    from: '2026-11-01',
    to: null,
  });
});

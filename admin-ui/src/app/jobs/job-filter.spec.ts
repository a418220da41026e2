import { isFiltered, jobFilterOf, queryOf, subjectIn } from './job-filter';

const id = '0190a000-0000-7000-8000-000000000001';

describe('jobFilterOf', () => {
  it('reads all that a link can name', () => {
    const query = { status: 'failed', kind: 'pull', lane: 'poll', calendarId: id };
    expect(jobFilterOf(query)).toEqual(query);
  });

  it.each([
    ['an unknown word', { status: 'broken', kind: 'PULL', lane: '' }],
    ['what is no id', { pairId: 'rota', connectorId: `${id}0` }],
    ['a member that is named twice', { status: ['failed', 'queued'], pairId: [id, id] }],
    ['what is not a filter', { page: '3', sort: 'runAt' }],
  ])('leaves out %s', (_what, query) => {
    expect(jobFilterOf(query)).toEqual({});
    expect(isFiltered(jobFilterOf(query))).toBe(false);
  });
});

it('queryOf takes away what a filter does not name', () => {
  expect(queryOf({ status: 'failed' })).toEqual({
    status: 'failed',
    kind: null,
    lane: null,
    pairId: null,
    calendarId: null,
    connectorId: null,
  });
});

it.each([
  [{}, null],
  [{ status: 'failed' as const }, null],
  [{ pairId: id }, { kind: 'pair', id }],
  [{ connectorId: id }, { kind: 'connector', id }],
])('the subject in %j is %j', (filter, subject) => {
  expect(subjectIn(filter)).toEqual(subject);
});

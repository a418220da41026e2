import { type JobRequest, jobIdentity } from './job-request.js';

const ID = '0193a000-0000-7000-8000-000000000001';

describe('the identity of a request', () => {
  it.each([
    [{ kind: 'pull', lane: 'push', calendarId: ID }, `calendar:${ID}`, 0],
    [{ kind: 'mirror', lane: 'interactive', pairId: ID }, `pair:${ID}`, 1],
    [{ kind: 'remove', lane: 'poll', pairId: ID }, `pair:${ID}`, 2],
    [{ kind: 'validate', lane: 'upkeep', connectorId: ID }, `connector:${ID}`, 3],
  ] as [JobRequest, string, number][])('%j is exclusive by %s', (request, exclusiveKey, priority) => {
    expect(jobIdentity(request)).toEqual({ subjectId: ID, exclusiveKey, priority });
  });

  it('refuses a subject that is not the one the kind needs', () => {
    expect(() => jobIdentity({ kind: 'mirror', lane: 'poll', calendarId: ID })).toThrow('a mirror job needs pairId');
  });
});

import { foldRequests } from './fold-requests.js';
import type { JobRequest } from './job-request.js';

const CALENDAR = '0193a000-0000-7000-8000-000000000001';
const pull = (more: Partial<JobRequest> = {}): JobRequest => ({
  kind: 'pull',
  lane: 'poll',
  calendarId: CALENDAR,
  ...more,
});
const early = new Date('2026-01-01T00:00:00Z');
const late = new Date('2026-01-02T00:00:00Z');

describe('folding the requests of one batch', () => {
  it('leaves requests of other kinds or subjects alone', () => {
    const other = pull({ calendarId: '0193a000-0000-7000-8000-000000000002' });
    expect(foldRequests([pull(), other])).toEqual([pull(), other]);
  });

  it('keeps the higher lane, whichever came first', () => {
    const [first] = foldRequests([pull({ lane: 'push' }), pull({ lane: 'poll' })]);
    const [second] = foldRequests([pull({ lane: 'poll' }), pull({ lane: 'push' })]);
    expect([first?.lane, second?.lane]).toEqual(['push', 'push']);
  });

  it('keeps the earlier time', () => {
    expect(foldRequests([pull({ runAt: late }), pull({ runAt: early })])).toMatchObject([{ runAt: early }]);
  });

  it('takes a request without a time for one that is due now', () => {
    expect(foldRequests([pull({ runAt: early }), pull()])[0]?.runAt).toBeUndefined();
  });

  it('joins the payloads, the newer one first', () => {
    const requests = [pull({ payload: { a: 1, b: 1 } }), pull({ payload: { b: 2 } })];
    expect(foldRequests(requests)[0]?.payload).toEqual({ a: 1, b: 2 });
  });

  it('keeps the earlier moment of a change, whichever came first', () => {
    const [one, other] = [early, late].map((at) => pull({ payload: { changedAt: at.toISOString() } }));
    for (const requests of [
      [one, other],
      [other, one],
    ] as JobRequest[][])
      expect(foldRequests(requests)[0]?.payload).toEqual({ changedAt: early.toISOString() });
    expect(foldRequests([pull(), other as JobRequest])[0]?.payload).toEqual({ changedAt: late.toISOString() });
  });
});

import { ProviderError } from '@calmirror/core';
import { standingAfterSourceFailure, standingAfterTargetFailure, standingFromCounts } from './standing.js';

const refused = new ProviderError('auth', 'credentials-refused', 'refused');
const slow = new ProviderError('temporary', 'timeout', 'slow');

describe('where a pair stands', () => {
  it('is ok when nothing is held, failed or unreadable', () => {
    expect(standingFromCounts({ held: 0, unreadable: 0, failed: 0 })).toEqual({ state: 'ok', reason: null });
  });

  it('is held before anything else, as a person is waited for', () => {
    expect(standingFromCounts({ held: 1, unreadable: 2, failed: 3 })).toEqual({
      state: 'held',
      reason: 'deletions-held',
    });
  });

  it('stays ok with single events that failed, and says so', () => {
    expect(standingFromCounts({ held: 0, unreadable: 1, failed: 1 })).toEqual({
      state: 'ok',
      reason: 'some-events-failed',
    });
    expect(standingFromCounts({ held: 0, unreadable: 1, failed: 0 }).reason).toBe('some-events-unreadable');
  });

  it('fails after a fault that waiting may mend, and needs attention after one that only a person can', () => {
    expect(standingAfterSourceFailure(slow)).toEqual({ state: 'failing', reason: 'source-failing' });
    expect(standingAfterSourceFailure(refused)).toEqual({ state: 'needs-attention', reason: 'source-needs-attention' });
    expect(standingAfterTargetFailure(refused)).toEqual({ state: 'needs-attention', reason: 'target-needs-attention' });
  });

  it('goes on working while a first fill is spread over some minutes by our own budget', () => {
    const paced = new ProviderError('rate-limited', 'budget-exhausted', 'enough for now', 20_000);
    expect(standingAfterTargetFailure(paced)).toEqual({ state: 'working', reason: 'running' });
  });

  it('tells a target that has become read-only from one whose credentials are refused', () => {
    const readOnly = new ProviderError('auth', 'forbidden', 'read only');
    expect(standingAfterTargetFailure(readOnly)).toEqual({ state: 'needs-attention', reason: 'target-not-writable' });
  });
});

import type { PairEventAnswer } from '@calmirror/contracts';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { PairVisit } from '../../../../../test/pair-visit';

const event = (eventId: string, said: Partial<PairEventAnswer>): PairEventAnswer => ({
  eventId,
  state: 'mirrored',
  reason: null,
  updatedAt: '2026-01-01T00:00:00Z',
  summary: null,
  start: null,
  allDay: null,
  ...said,
});

describe('the events of a pair', () => {
  let visit: PairVisit;
  beforeEach(() => {
    visit = new PairVisit();
    visit.events = [
      event('a', { summary: 'Standup', start: '2026-03-05' }),
      event('b', { state: 'filtered', reason: 'declined' }),
      event('c', { state: 'unreadable', reason: 'bad-rule' }),
      event('d', { state: 'failed', reason: 'a-reason-of-tomorrow', start: '2026-03-05' }),
    ];
  });

  it('says what has become of each, and why, in words where there are any', async () => {
    await visit.open('/pairs/p/events');
    expect(visit.words('app-mapping-chip')).toEqual(['Mirrored', 'Filtered', 'Unreadable', 'Failed']);
    expect(visit.words('.event')).toEqual(['Standup', 'No mirror', 'No mirror', 'No title']);
    expect(visit.words('.why')).toEqual([
      '',
      'You declined it.',
      'Its repetition rule cannot be understood.',
      'a-reason-of-tomorrow',
    ]);
  });

  it('shows those in the state that the address names', async () => {
    await visit.open('/pairs/p/events?state=filtered');
    expect(visit.words('.why')).toEqual(['You declined it.']);
    await visit.check('unreadable');
    expect(TestBed.inject(Router).url).toBe('/pairs/p/events?state=unreadable');
    expect(visit.words('app-mapping-chip')).toEqual(['Unreadable']);
  });

  it('says that none is in a state', async () => {
    await visit.open('/pairs/p/events?state=kept');
    expect(visit.words('app-empty-state h2')).toEqual(['No event is in this state']);
  });
});

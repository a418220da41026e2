import { anEvent, aSeries } from '@calmirror/testkit';
import { standsAlready } from './stands-already.js';

const meeting = anEvent({ uid: 'meeting@corp.test' });

describe('a meeting that the target holds of its own', () => {
  it.each([
    ['as it is', {}, true],
    ['accepted', { myAnswer: 'accepted' }, true],
    ['with another title', { summary: 'Something else' }, true],
    ['declined', { myAnswer: 'declined' }, false],
    ['cancelled', { status: 'cancelled' }, false],
    ['free, while the source is busy', { transparency: 'transparent' }, false],
    ['as a mirror', { marker: 'calmirror:v1:a:b:c' }, false],
    ['under another UID', { uid: 'other@corp.test' }, false],
  ] as const)('%s: %p stands for it: %p', (_, differing, stands) => {
    expect(standsAlready({ ...meeting, ...differing }, meeting)).toBe(stands);
  });

  it('free stands for a free one', () => {
    const free = { ...meeting, transparency: 'transparent' as const };
    expect(standsAlready(free, free)).toBe(true);
  });

  it('as one instance of a series does not stand for the series', () => {
    const series = aSeries({}, { uid: meeting.uid });
    expect([standsAlready(meeting, series), standsAlready(series, series)]).toEqual([false, true]);
  });
});

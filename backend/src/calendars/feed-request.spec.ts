import { feedTag, isFresh, lastModified, takesGzip } from './feed-request.js';

const head = { calendarId: 'c', version: '7', changedAt: new Date('2026-03-02T10:00:00.400Z') };
const nothing = { acceptEncoding: undefined, ifNoneMatch: undefined, ifModifiedSince: undefined };

describe('isFresh', () => {
  it.each([
    ['nothing', {}, false],
    ['the tag', { ifNoneMatch: '"7"' }, true],
    ['the tag of the compressed form', { ifNoneMatch: feedTag('7', true) }, true],
    ['a weak form of the tag among others', { ifNoneMatch: '"6", W/"7"' }, true],
    ['any tag', { ifNoneMatch: '*' }, true],
    ['an old tag', { ifNoneMatch: '"6"' }, false],
    [
      'an old tag and a new date, of which the tag decides',
      { ifNoneMatch: '"6"', ifModifiedSince: 'Tue, 03 Mar 2026 10:00:00 GMT' },
      false,
    ],
    ['the date of the change', { ifModifiedSince: 'Mon, 02 Mar 2026 10:00:00 GMT' }, true],
    ['the second before it', { ifModifiedSince: 'Mon, 02 Mar 2026 09:59:59 GMT' }, false],
    ['a date that is none', { ifModifiedSince: 'yesterday' }, false],
  ])('for a reader that has %s', (_, given, fresh) => {
    expect(isFresh(head, { ...nothing, ...given })).toBe(fresh);
  });
});

describe('lastModified', () => {
  it('is the second of the change once that second is over', () => {
    expect(lastModified(head, Date.parse('2026-03-02T10:00:01Z'))).toBe('Mon, 02 Mar 2026 10:00:00 GMT');
  });

  it('does not hide a change that follows within the same second', () => {
    const served = lastModified(head, Date.parse('2026-03-02T10:00:00.500Z'));
    const changedAgain = { ...head, changedAt: new Date('2026-03-02T10:00:00.900Z') };
    expect(isFresh(changedAgain, { ...nothing, ifModifiedSince: served })).toBe(false);
  });
});

describe('takesGzip', () => {
  it.each([
    [undefined, false],
    ['', false],
    ['identity', false],
    ['gzip, br', true],
    ['br, GZIP;q=0.5', true],
    ['gzip;q=0', false],
    ['gzip; q=0.000', false],
  ])('Accept-Encoding: %s', (acceptEncoding, takes) => {
    expect(takesGzip({ ...nothing, acceptEncoding })).toBe(takes);
  });
});

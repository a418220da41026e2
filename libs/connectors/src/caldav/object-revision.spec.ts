import { formatRevision, parseRevision } from './object-revision.js';

describe('revision of an event', () => {
  it.each(['"abc"', 'W/"a b c"', 'deadbeef', '"line\nbreak"'])('keeps path and tag %p', (tag) =>
    expect(parseRevision(formatRevision({ path: '/me/a%20b.ics', tag }))).toEqual({ path: '/me/a%20b.ics', tag }),
  );

  it('of an older reading keeps its path, and is equal to no tag', () =>
    expect(parseRevision('0 /me/a.ics "abc"')).toEqual({ path: '/me/a.ics', tag: '' }));

  it.each(['', '1:abcdef', 'abc', '1 me/a.ics "x"', '1 /me/a.ics'])('%p is that of another adapter', (text) =>
    expect(parseRevision(text)).toBeNull(),
  );
});

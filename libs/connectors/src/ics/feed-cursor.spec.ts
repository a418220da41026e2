import fc from 'fast-check';
import { formatFeedCursor, parseFeedCursor } from './feed-cursor.js';

describe('cursor of a feed', () => {
  it('comes back as it was written, whatever a server puts into its headers', () => {
    const header = fc.option(fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(header, header, fc.string(), (etag, lastModified, sha256) => {
        const cursor = { etag, lastModified, sha256 };
        expect(parseFeedCursor(formatFeedCursor(cursor))).toEqual(cursor);
      }),
    );
  });

  it.each([
    null,
    '',
    'nonsense',
    '{}',
    '[]',
    '[0,null,null,"a"]',
    '[999,null,null,"a"]',
    '[1,null,null]',
    '[1,5,null,"a"]',
    '[1,null,null,null]',
  ])('%p is none', (text) => expect(parseFeedCursor(text)).toBeNull());
});

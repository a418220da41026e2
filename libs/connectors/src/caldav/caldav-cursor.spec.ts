import fc from 'fast-check';
import { formatCaldavCursor, parseCaldavCursor } from './caldav-cursor.js';

describe('cursor of a calendar', () => {
  it('comes back as it was written, whatever a server takes for a token', () => {
    const mode = fc.constantFrom('sync', 'tag', 'list');
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(mode, text, fc.array(text), (named, token, owed) => {
        const cursor = { mode: named, token, owed };
        expect(parseCaldavCursor(formatCaldavCursor(cursor))).toEqual(cursor);
      }),
    );
  });

  it.each([
    ...[null, '', 'nonsense', '{}', '[]', '{"version":999}', 'fake:999'],
    ...['[0,"sync","a"]', '[1,"sync"]', '[1,"other","a"]', '[1,"sync",5]', '[1,null,null,"a"]', '[1,"sync","a",7]'],
  ])('%p is none', (text) => expect(parseCaldavCursor(text)).toBeNull());
});

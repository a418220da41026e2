import { formatImapCursor, newsSince, parseImapCursor } from './imap-cursor.js';
import type { FolderState } from '../mail/mail-source.js';

const cursor = { uidValidity: 7, uidNext: 10, modSeq: '90', settings: 'as-they-are' };
const state: FolderState = { uidValidity: 7, uidNext: 10, modSeq: '90', messages: 4 };
const since = (now: Partial<FolderState>, settings = 'as-they-are') =>
  newsSince(cursor, { ...state, ...now }, settings);

describe('the cursor of a mailbox', () => {
  it('survives being written down', () => {
    expect(parseImapCursor(formatImapCursor(cursor))).toEqual(cursor);
    expect(parseImapCursor(formatImapCursor({ ...cursor, modSeq: null }))).toEqual({ ...cursor, modSeq: null });
  });

  it.each([
    null,
    '',
    'x',
    '{}',
    '[]',
    '[1,"google","token"]',
    '[1,"imap",7,10,90,"s"]',
    '[1,"imap",-7,10,"90","s"]',
    '[1,"imap",7,1.5,"90","s"]',
    '[1,"imap",7,10,"9x","s"]',
    '[0,"imap",7,10,"90","s"]',
  ])('counts for nothing where it is not one: %p', (text) => {
    expect(parseImapCursor(text)).toBeNull();
  });

  it.each([
    ['nothing came', since({}), 'nothing'],
    ['flags were set', since({ modSeq: '12345678901234567890' }), 'nothing'],
    ['mails were deleted', since({ messages: 1 }), 'nothing'],
    ['the server counts changes no more', since({ modSeq: null }), 'nothing'],
    ['mails came', since({ uidNext: 12 }), { fromUid: 10 }],
    ['UIDVALIDITY is another one', since({ uidValidity: 8 }), 'all'],
    ['UIDNEXT went back', since({ uidNext: 9 }), 'all'],
    ['HIGHESTMODSEQ went back', since({ modSeq: '89', uidNext: 12 }), 'all'],
    ['the settings are other ones', since({}, 'others'), 'all'],
    ['nothing was read yet', newsSince(null, state, 'as-they-are'), 'all'],
  ])('says what to read when %s', (_, news, expected) => {
    expect(news).toEqual(expected);
  });
});

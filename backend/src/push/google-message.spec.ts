import { readGoogleMessage } from './google-message.js';

const HEADERS = {
  'x-goog-channel-id': 'a-channel',
  'x-goog-channel-token': 'a-token',
  'x-goog-resource-state': 'exists',
  'x-goog-message-number': '7',
};

describe('a message of Google', () => {
  it('is read from its headers', () => {
    const read = { token: 'a-token', channelId: 'a-channel', subject: 'change', number: 7, change: null };
    expect(readGoogleMessage(HEADERS)).toEqual(read);
  });

  it.each([
    ['sync', 'greeting'],
    ['exists', 'change'],
    ['not_exists', 'change'],
  ])('in the state %s is a %s', (state, subject) => {
    expect(readGoogleMessage({ ...HEADERS, 'x-goog-resource-state': state })).toMatchObject({ subject });
  });

  it.each(['', '-1', '1e3', '9'.repeat(16), ['7']])('has no number where it is %j', (number) => {
    expect(readGoogleMessage({ ...HEADERS, 'x-goog-message-number': number })).toMatchObject({ number: null });
  });

  it.each([
    ['no channel', { 'x-goog-channel-id': undefined }],
    ['two channels', { 'x-goog-channel-id': ['a', 'b'] }],
    ['a channel without end', { 'x-goog-channel-id': 'a'.repeat(129) }],
    ['no state', { 'x-goog-resource-state': undefined }],
    ['a state that is none', { 'x-goog-resource-state': 'toString' }],
  ])('is none with %s', (_, headers) => {
    expect(readGoogleMessage({ ...HEADERS, ...headers })).toBeNull();
  });
});

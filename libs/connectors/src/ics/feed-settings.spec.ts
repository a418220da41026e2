import { feedAddress, parseFeedSettings } from './feed-settings.js';

describe('settings of a feed', () => {
  it.each([
    ['https://feeds.test/a.ics', 'https://feeds.test/a.ics'],
    ['http://feeds.test/a.ics', 'http://feeds.test/a.ics'],
    ['webcal://feeds.test/a.ics', 'https://feeds.test/a.ics'],
    ['webcals://feeds.test/a.ics', 'https://feeds.test/a.ics'],
    ['WEBCAL://feeds.test/a.ics', 'https://feeds.test/a.ics'],
    [' https://feeds.test/a.ics\n', 'https://feeds.test/a.ics'],
  ])('take %p for %s', (written, meant) => expect(feedAddress(written)).toBe(meant));

  it('hold an address, and credentials where there are some', () => {
    const settings = { url: 'webcal://feeds.test/a.ics' };
    expect(parseFeedSettings(settings, null)).toEqual({ url: 'https://feeds.test/a.ics', credentials: null });
    expect(parseFeedSettings(settings, { username: 'me', password: '' })).toMatchObject({
      credentials: { username: 'me', password: '' },
    });
  });

  it.each([null, 'text', {}, { url: 5 }])('without an address (%p) are refused', (settings) =>
    expect(() => parseFeedSettings(settings, null)).toThrow(
      expect.objectContaining({ kind: 'rejected', reason: 'bad-address' }) as Error,
    ),
  );

  it('with half a secret are refused', () =>
    expect(() => parseFeedSettings({ url: 'https://feeds.test/' }, { username: 'me' })).toThrow(
      expect.objectContaining({ kind: 'auth', reason: 'credentials-refused' }) as Error,
    ));
});

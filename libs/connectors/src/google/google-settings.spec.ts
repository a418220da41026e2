import { parseGoogleSettings } from './google-settings.js';

describe('settings of a Google connector', () => {
  it.each([{}, null, undefined, { access: 'account' }, { access: 'account', clientId: 'c', admin: 'a@b.c' }])(
    'are those of one account where %p says no more',
    (settings) => expect(parseGoogleSettings(settings)).toEqual({ access: 'account' }),
  );

  it('of an organisation name its administrator', () => {
    const settings = { access: 'organisation', admin: 'Admin@Corp.test' };
    expect(parseGoogleSettings(settings)).toEqual(settings);
  });

  it.each([{ access: 'organisation' }, { access: 'organisation', admin: 'nobody' }, { access: 'all' }])(
    'are refused as %p',
    (settings) =>
      expect(() => parseGoogleSettings(settings)).toThrow(expect.objectContaining({ kind: 'rejected' }) as Error),
  );
});

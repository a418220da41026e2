import fc from 'fast-check';
import { unstorableTexts } from './unstorable-text.js';

describe('unstorableTexts', () => {
  it('names each text by its path', () => {
    const input = { name: 'a\0', policy: { fields: ['fine', '\ud800'] }, count: 7, none: null };
    expect(unstorableTexts(input).map(({ field }) => field)).toEqual(['name', 'policy.fields.1']);
  });

  it('has nothing against any whole character but zero', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(unstorableTexts({ text })).toHaveLength(text.includes('\0') ? 1 : 0);
      }),
    );
  });
});

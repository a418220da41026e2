import fc from 'fast-check';
import { Configuration } from '../config/configuration.js';
import { KeyRing } from './key-ring.js';
import { sealContext, SecretBox, SecretUnreadable } from './secret-box.js';

const key = (id: string, fill: number): string => `${id}:${Buffer.alloc(32, fill).toString('base64')}`;
const boxWith = (...keys: string[]): SecretBox =>
  new SecretBox(new KeyRing(Object.assign(new Configuration(), { secretKeys: keys.join(',') })));

const HERE = sealContext('connectors', 'secret', 'one');
const box = boxWith(key('a', 1));

describe('SecretBox', () => {
  it('opens what it sealed, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => box.open(box.seal(text, HERE), HERE) === text));
  });

  it('seals the same text differently each time, and shows nothing of it', () => {
    const [one, two] = [box.seal('correct horse', HERE), box.seal('correct horse', HERE)];
    expect(one.equals(two)).toBe(false);
    expect(one.includes('horse')).toBe(false);
  });

  it.each([
    ['another row', sealContext('connectors', 'secret', 'two')],
    ['another column', sealContext('connectors', 'settings', 'one')],
    ['another table', sealContext('calendars', 'secret', 'one')],
  ])('does not open a box that was moved to %s', (_, there) => {
    expect(() => box.open(box.seal('text', HERE), there)).toThrow(SecretUnreadable);
  });

  it('notices a change of any one byte, and a box that is cut short', () => {
    const sealed = box.seal('text', HERE);
    for (let place = 0; place < sealed.length; place++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      expect(() => box.open(changed, HERE)).toThrow(SecretUnreadable);
      expect(() => box.open(sealed.subarray(0, place), HERE)).toThrow(SecretUnreadable);
    }
  });

  it('seals with the first key after a rotation, and still opens what the older one sealed', () => {
    const rotated = boxWith(key('b', 2), key('a', 1));
    expect(rotated.open(box.seal('old', HERE), HERE)).toBe('old');
    const fresh = rotated.seal('new', HERE);
    expect(() => box.open(fresh, HERE)).toThrow(/key b, which the ring does not hold/);
    expect(boxWith(key('b', 2)).open(fresh, HERE)).toBe('new');
  });

  it('does not open with another key of the same name', () => {
    expect(() => boxWith(key('a', 9)).open(box.seal('text', HERE), HERE)).toThrow(SecretUnreadable);
  });
});

import { aMirror } from '@calmirror/testkit';
import { mirrorText } from './mirror-text.js';
import { markerIn, uidIn } from './object-text.js';

describe('the text of an object', () => {
  const mirror = aMirror('mirr0r1'.repeat(12));

  it('tells marker and UID however they are folded', () => {
    const text = mirrorText(mirror, 0);
    expect(text).toMatch(/X-CALMIRROR-MARKER:.*\r\n /);
    expect([markerIn(text), uidIn(text)]).toEqual([mirror.marker, mirror.id]);
    expect(markerIn(text.replaceAll('\r\n', '\n'))).toBe(mirror.marker);
  });

  it('tells them with parameters and in small letters', () => {
    expect(markerIn('x-calmirror-marker;X-A=b:calmirror:v1:a:b:c\n')).toBe('calmirror:v1:a:b:c');
    expect(uidIn('UID;VALUE=TEXT:a:b\r\nSUMMARY:x')).toBe('a:b');
  });

  it.each(['', 'DESCRIPTION:X-CALMIRROR-MARKER:calmirror:v1:a:b:c', 'DESCRIPTION:a\n X-CALMIRROR-MARKER:no'])(
    'takes no marker from %p',
    (text) => expect(markerIn(text)).toBeNull(),
  );
});

import { endsMultistatus } from './dav-text.js';

const WHOLE =
  '<?xml version="1.0"?><D:multistatus xmlns:D="DAV:"><D:response><D:href>/a</D:href></D:response></D:multistatus>';

describe('endsMultistatus', () => {
  it.each([
    ['a whole one', WHOLE],
    ['one without a prefix', '<multistatus xmlns="DAV:"></multistatus >'],
    ['an empty one', '<d:multistatus xmlns:d="DAV:"/>'],
    ['white space and a comment at its end', `${WHOLE}\n<!-- served in 3 ms -->\n`],
  ])('takes %s', (_, text) => {
    expect(endsMultistatus(text)).toBe(true);
  });

  it('takes no beginning of one, wherever it breaks off', () => {
    for (let length = 0; length < WHOLE.length; length += 1)
      expect(endsMultistatus(WHOLE.slice(0, length))).toBe(false);
  });
});

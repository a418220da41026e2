import { slicesOf } from './multistatus-slices.js';

const HEAD = '<?xml version="1.0"?>\n<d:multistatus xmlns:d="DAV:">';
const responses = Array.from({ length: 20 }, (_, index) => `<d:response><d:href>/${index}</d:href></d:response>\n`);
const TAIL = '<d:sync-token>t</d:sync-token></d:multistatus>';
const WHOLE = HEAD + responses.join('') + TAIL;

describe('slices of a multistatus', () => {
  it.each([1, 50, 120, 500, 800])('of %i characters hold each response once, in order, the token last', (size) => {
    const slices = [...slicesOf(WHOLE, size)];
    expect(slices.length).toBeGreaterThan(1);
    expect(slices.flatMap((slice) => slice.match(/<d:response>.*?<\/d:response>/gs) ?? []).join('\n')).toBe(
      responses.join('').trim(),
    );
    for (const slice of slices) {
      expect(slice.startsWith(HEAD)).toBe(true);
      expect(slice.endsWith('</d:multistatus>')).toBe(true);
    }
    expect(slices.map((slice) => slice.includes('sync-token'))).toEqual([...slices.slice(1).map(() => false), true]);
  });

  it('is the whole where it is small, or names nothing', () => {
    expect([...slicesOf(WHOLE)]).toEqual([WHOLE]);
    expect([...slicesOf(`${HEAD}${TAIL}`, 10)]).toEqual([`${HEAD}${TAIL}`]);
    expect([...slicesOf('nonsense', 1)]).toEqual(['nonsense']);
  });

  it('are never cut within a text that looks like an end', () => {
    const trap = '<d:response><d:href>/x</d:href><c:d><![CDATA[</d:response></d:response>]]></c:d></d:response>';
    for (let size = 1; size < trap.length * 2; size += 1)
      for (const slice of slicesOf(`${HEAD}${trap}${trap}${TAIL}`, size))
        expect(slice.split('<![CDATA[').length).toBe(slice.split(']]>').length);
  });

  it('are cut at once, however many ends a text seems to hold', () => {
    const text = `<d:response><![CDATA[${'</d:response>'.repeat(200_000)}]]></d:response>`;
    const started = performance.now();
    expect([...slicesOf(`${HEAD}${text}${text}${TAIL}`)]).toHaveLength(3);
    expect(performance.now() - started).toBeLessThan(200);
  });
});

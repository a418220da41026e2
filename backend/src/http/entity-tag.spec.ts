import { Problem } from './problem.js';
import { entityTag, refuseStale } from './entity-tag.js';

describe('refuseStale', () => {
  it.each([undefined, '*', '"3"', 'W/"3"', '"1", "3"'])('lets If-Match: %s write version 3', (ifMatch) => {
    expect(() => refuseStale(ifMatch, 3)).not.toThrow();
  });

  it.each(['"2"', '3', '""', 'W/"33"'])('refuses If-Match: %s', (ifMatch) => {
    expect(() => refuseStale(ifMatch, 3)).toThrow(Problem);
  });

  it('writes the tag that it reads', () => {
    expect(() => refuseStale(entityTag(7), 7)).not.toThrow();
  });
});

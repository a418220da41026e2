import { eventOf, partsIn, receiptOf, receiptOfParts } from './mirror-receipt.js';

const PARTS = [
  { key: '2026-03-04', id: 'AAkB=', etag: 'W/"b=="' },
  { key: '2026-03-02', id: 'AAkA-_=', etag: 'W/"a=="' },
];

describe('the receipt of a mirror', () => {
  it.each([true, false])('of one event names it, its ETag and whether instances differ: %p', (differs) => {
    const receipt = receiptOf({ id: 'AAkA', etag: 'W/"a+b=="' }, differs);
    expect(eventOf(receipt)).toEqual({ id: 'AAkA', etag: 'W/"a+b=="', differs });
    expect(partsIn(receipt)).toEqual([]);
  });

  it('without a revision knows no ETag', () => {
    expect(eventOf({ targetId: 'AAkA', revision: null })).toEqual({ id: 'AAkA', etag: null, differs: false });
  });

  it('of parts names each, in the order of their keys', () => {
    const receipt = receiptOfParts(PARTS);
    expect(partsIn(receipt)).toEqual(PARTS.toReversed());
    expect(receiptOfParts(PARTS.toReversed())).toEqual(receipt);
    expect(eventOf(receipt)).toBeNull();
  });

  it('of parts whose ETags are not all known knows none', () => {
    const receipt = receiptOfParts([...PARTS, { key: '2026-03-06', id: 'AAkC', etag: null }]);
    expect(partsIn(receipt).map(({ etag }) => etag)).toEqual([null, null, null]);
  });
});

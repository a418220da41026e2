import { aPair } from '../../../test/a-pair';
import { pairRow } from './pair-row';

describe('pairRow', () => {
  it('counts freshness back from when the answer came, not from the clock of the server', () => {
    expect(pairRow(aPair({ freshnessSeconds: 90 }), 1_000_000).trueAsOf).toBe(910_000);
  });

  it('knows no time before the first fill', () => {
    expect(pairRow(aPair({ freshnessSeconds: null }), 1_000_000).trueAsOf).toBeNull();
  });
});

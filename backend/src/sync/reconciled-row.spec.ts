import { PARTLY_THERE } from '../database/held-by-target.js';
import type { MappingRow } from './mapping-store.js';
import { changeOfStep, reconciledRow } from './reconciled-row.js';

const row: MappingRow = {
  eventId: 'series',
  mirrorId: 'mirror',
  state: 'mirrored',
  reason: PARTLY_THERE,
  targetId: 'mirror',
  targetRevision: 'r1',
  fingerprint: 'f1',
};
const standing = { receipt: { targetId: 'mirror', revision: 'r2' }, content: null };

describe('a mirror that stands as it was left, in another revision', () => {
  const noted = (found: MappingRow): unknown => {
    const mapping = reconciledRow(found);
    return mapping && changeOfStep('note', mapping, standing);
  };

  it('still lacks what the target holds of its own', () => {
    expect(noted(row)).toMatchObject({ state: 'mirrored', reason: PARTLY_THERE, targetRevision: 'r2' });
  });

  it('is respected no longer', () => {
    expect(noted({ ...row, state: 'respected', reason: 'changed-on-target' })).toMatchObject({
      state: 'mirrored',
      reason: null,
    });
  });
});

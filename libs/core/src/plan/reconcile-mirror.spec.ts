import { anEvent } from '@calmirror/testkit';
import type { StandingObject } from './match-mirrors.js';
import { reconcileMirror, type ReconciledMapping } from './reconcile-mirror.js';

const written = anEvent({ id: 'aaaaa' });
const edited = anEvent({ id: 'aaaaa', summary: 'Mine' });
const mapping: ReconciledMapping = { mirrorId: 'aaaaa', targetId: '/a', revision: '1', standing: 'written' };
const respected: ReconciledMapping = { ...mapping, standing: 'respected' };
const other: ReconciledMapping = { ...mapping, standing: 'other' };

const at = (event: typeof written | null, revision: string | null = '2', targetId = '/a'): StandingObject => ({
  receipt: { targetId, revision },
  content: { marker: 'm', event },
});
const unmarked: StandingObject = { ...at(edited), content: { marker: null, event: edited } };
const unseen: StandingObject = { receipt: { targetId: '/a', revision: '1' }, content: null };

describe('reconcileMirror', () => {
  it.each<[string, ReconciledMapping | null, StandingObject | null, string, string]>([
    ['as it is known', mapping, unseen, 'leave', 'leave'],
    [
      'as it was written, where no revisions are told',
      { ...mapping, revision: null },
      at(written, null),
      'leave',
      'leave',
    ],
    ['rewritten by the server', mapping, at(written), 'note', 'note'],
    ['moved, saying the same', mapping, at(written, '1', '/b'), 'note', 'note'],
    ['changed', mapping, at(edited), 'rewrite', 'respect-change'],
    [
      'changed, where no revisions are told',
      { ...mapping, revision: null },
      at(edited, null),
      'rewrite',
      'respect-change',
    ],
    ['not readable', mapping, at(null), 'rewrite', 'respect-change'],
    ['gone', mapping, null, 'recreate', 'respect-deletion'],
    ['changed, and respected as it is', respected, at(edited, '1'), 'rewrite', 'leave'],
    ['changed again after it was respected', respected, at(edited), 'rewrite', 'respect-change'],
    ['changed back after it was respected', respected, at(written), 'note', 'note'],
    ['changed back, where no revisions are told', { ...respected, revision: null }, at(written, null), 'note', 'note'],
    ['changed again, and without its marker', { ...respected, revision: null }, unmarked, 'rewrite', 'leave'],
    ['respected unseen', respected, unseen, 'rewrite', 'leave'],
    ['gone, and respected as it is', { ...respected, targetId: null, revision: null }, null, 'recreate', 'leave'],
    ['gone after its change was respected', respected, null, 'recreate', 'respect-deletion'],
    [
      'back after its deletion was respected',
      { ...respected, targetId: null, revision: null },
      at(written),
      'note',
      'note',
    ],
    ['changed, and in hand of the runs', other, at(edited), 'leave', 'leave'],
    ['gone, and in hand of the runs', other, null, 'leave', 'leave'],
    ['ours, and mapped by nobody', null, at(edited), 'adopt', 'adopt'],
    ['there as a copy alone, and mapped by nobody', null, null, 'adopt', 'adopt'],
  ])('%s', (_, known, standing, mend, respect) => {
    const group = { mapping: known, standing };
    expect(['mend' as const, 'respect' as const].map((edits) => reconcileMirror(group, written, edits))).toEqual([
      mend,
      respect,
    ]);
  });

  it('takes for changed what cannot be compared, as nobody knows what was written', () => {
    expect(reconcileMirror({ mapping, standing: at(written) }, null, 'mend')).toBe('rewrite');
  });
});

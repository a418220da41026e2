import { anEvent } from '@calmirror/testkit';
import { formatMarker } from '../mirror/marker.js';
import { matchMirrors, type StandingObject } from './match-mirrors.js';

const owner = { installationId: 'i1', pairId: 'p1' };
const mapped = (mirrorId: string, targetId: string | null = `/${mirrorId}`) => ({ mirrorId, targetId });

function object(mirrorId: string, targetId = `/${mirrorId}`, of = owner, uid = mirrorId): StandingObject {
  const marker = formatMarker(of, mirrorId);
  return { receipt: { targetId, revision: '1' }, content: { marker, event: anEvent({ id: uid, uid, marker }) } };
}
const unmarked = (uid: string, targetId: string): StandingObject => ({
  receipt: { targetId, revision: '2' },
  content: { marker: null, event: anEvent({ id: uid, uid }) },
});
const unseen = (targetId: string): StandingObject => ({ receipt: { targetId, revision: '1' }, content: null });

function outcomeOf<T>(work: Generator<undefined, T>): T {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

const places = (mappings: Parameters<typeof matchMirrors>[1], standing: StandingObject[]): unknown => {
  const { groups, foreign } = outcomeOf(matchMirrors(owner, mappings, standing));
  const shown = groups.map(({ mirrorId, mapping, standing, twins }) => [
    `${mirrorId}${mapping === null ? ' unmapped' : ''}`,
    standing?.receipt.targetId ?? null,
    ...twins.map(({ receipt }) => receipt.targetId),
  ]);
  return foreign === 0 ? shown : [...shown, foreign];
};

describe('matchMirrors', () => {
  it.each<[string, unknown, unknown]>([
    ['what is mapped and stands', places([mapped('aaaaa')], [object('aaaaa')]), [['aaaaa', '/aaaaa']]],
    ['what stands as it is known, unseen', places([mapped('aaaaa')], [unseen('/aaaaa')]), [['aaaaa', '/aaaaa']]],
    ['what is missing', places([mapped('aaaaa')], []), [['aaaaa', null]]],
    ['what nobody mapped', places([], [object('aaaaa')]), [['aaaaa unmapped', '/aaaaa']]],
    [
      'what is mapped and has lost its marker',
      places([mapped('aaaaa')], [unmarked('aaaaa', '/aaaaa')]),
      [['aaaaa', '/aaaaa']],
    ],
    ['what nobody mapped, without a marker', places([], [unmarked('aaaaa', '/aaaaa')]), [1]],
    [
      'another event without a marker in its place',
      places([mapped('aaaaa')], [unmarked('b', '/aaaaa')]),
      [['aaaaa', null], 1],
    ],
    ['its UID without a marker elsewhere', places([mapped('aaaaa')], [unmarked('aaaaa', '/b')]), [['aaaaa', null], 1]],
    ['a mapping of nothing', places([mapped('aaaaa', null)], []), [['aaaaa', null]]],
    [
      'a twin: the mapped one is the mirror',
      places([mapped('aaaaa', '/z')], [object('aaaaa', '/a'), object('aaaaa', '/z')]),
      [['aaaaa', '/z', '/a']],
    ],
    [
      'a twin of one that stands unseen',
      places([mapped('aaaaa', '/z')], [object('aaaaa', '/a'), unseen('/z')]),
      [['aaaaa', '/z', '/a']],
    ],
    [
      'twins that nobody mapped: the one with the computed id is the mirror',
      places([], [object('aaaaa', '/a', owner, 'copy'), object('aaaaa', '/z')]),
      [['aaaaa unmapped', '/z', '/a']],
    ],
    [
      'a copy alone: the mirror itself is missing',
      places([mapped('aaaaa', '/gone')], [object('aaaaa', '/copy', owner, 'copy')]),
      [['aaaaa', null, '/copy']],
    ],
    [
      'a copy of what nobody mapped',
      places([], [object('aaaaa', '/copy', owner, 'copy')]),
      [['aaaaa unmapped', null, '/copy']],
    ],
    [
      'a mapped one whose UID its server has changed',
      places([mapped('aaaaa', '/a')], [object('aaaaa', '/a', owner, 'other')]),
      [['aaaaa', '/a']],
    ],
    ['a mirror that was moved', places([mapped('aaaaa', '/gone')], [object('aaaaa', '/moved')]), [['aaaaa', '/moved']]],
    [
      'another installation',
      places([mapped('aaaaa')], [object('aaaaa', '/a', { ...owner, installationId: 'i2' })]),
      [['aaaaa', null], 1],
    ],
    ['another pair', places([], [object('aaaaa', '/a', { ...owner, pairId: 'p2' })]), [1]],
    ['an unseen one that nobody knows', places([], [unseen('/a')]), [1]],
    [
      'a marker that is none',
      places([], [{ receipt: { targetId: '/a', revision: null }, content: { marker: 'calmirror', event: null } }]),
      [1],
    ],
  ])('%s', (_, actual, expected) => expect(actual).toEqual(expected));

  it('pauses each thousand of mappings, objects and groups', () => {
    const ids = Array.from({ length: 2_500 }, (_, index) => `m${index}`);
    const work = matchMirrors(
      owner,
      ids.map((id) => mapped(id)),
      ids.map((id) => unseen(`/${id}`)),
    );
    expect([...work]).toHaveLength(6);
  });
});

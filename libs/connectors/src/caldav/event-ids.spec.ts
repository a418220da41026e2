import { assignIds, KnownObjects } from './event-ids.js';
import { formatRevision } from './object-revision.js';

const NONE = new Set<string>();
const knownOf = (ids: Readonly<Record<string, string>>): KnownObjects =>
  new KnownObjects(new Map(Object.entries(ids).map(([id, path]) => [id, formatRevision({ path, tag: '"1"' })])));
const assign = (
  read: Readonly<Record<string, readonly string[]>>,
  known: Readonly<Record<string, string>> = {},
  gone: readonly string[] = [],
): Record<string, readonly string[]> =>
  Object.fromEntries(assignIds(new Map(Object.entries(read)), knownOf(known), new Set(gone)));

describe('known objects', () => {
  it('tell of a path its tag and its ids', () => {
    const known = knownOf({ x: '/a.ics', 'x/1': '/b.ics', 'x/2': '/b.ics' });
    expect(known.idsAt('/b.ics')).toEqual(['x/1', 'x/2']);
    expect(known.tagAt('/a.ics')).toBe('"1"');
    expect([known.idsAt('/c.ics'), known.tagAt('/c.ics'), known.ownerOf('y')]).toEqual([[], null, null]);
    expect(known.paths()).toEqual(['/a.ics', '/b.ics']);
  });

  it('leave out what another adapter has read', () =>
    expect(new KnownObjects(new Map([['x', '1:abc']])).paths()).toEqual([]));
});

describe('ids of events', () => {
  it('are what their UIDs make them', () =>
    expect(assign({ '/a.ics': ['x'], '/b.ics': ['y/1', 'y/2'], '/task.ics': [] })).toEqual({
      '/a.ics': ['x'],
      '/b.ics': ['y/1', 'y/2'],
      '/task.ics': [],
    }));

  it('stay with an event that moves to another resource', () =>
    expect(assign({ '/b.ics': ['x'] }, { x: '/a.ics' }, ['/a.ics'])).toEqual({ '/b.ics': ['x'] }));

  it('stay with events that swap their resources', () =>
    expect(assign({ '/a.ics': ['y'], '/b.ics': ['x'] }, { x: '/a.ics', y: '/b.ics' })).toEqual({
      '/a.ics': ['y'],
      '/b.ics': ['x'],
    }));

  it('change with a resource that becomes another event', () =>
    expect(assign({ '/a.ics': ['y'] }, { x: '/a.ics' })).toEqual({ '/a.ics': ['y'] }));

  describe('where two resources have one UID', () => {
    const twins = assign({ '/b.ics': ['x'], '/a.ics': ['x'] });

    it('differ, and depend on no order of the answer', () => {
      expect(twins['/a.ics']).toEqual(['x']);
      expect(twins['/b.ics']).toEqual([expect.stringMatching(/^x#[0-9a-f]{12}$/)]);
      expect(assign({ '/a.ics': ['x'], '/b.ics': ['x'] })).toEqual(twins);
    });

    it('stay as they are when one of them is read again', () => {
      const known = { x: '/a.ics', [String(twins['/b.ics']?.[0])]: '/b.ics' };
      expect(assign({ '/b.ics': ['x'] }, known)).toEqual({ '/b.ics': twins['/b.ics'] });
      expect(assign({ '/a.ics': ['x'] }, known)).toEqual({ '/a.ics': ['x'] });
      expect(assign({ '/a.ics': ['x'], '/b.ics': ['x'] }, known)).toEqual(twins);
    });

    it('stay as they are when one of them goes', () => {
      const known = { x: '/a.ics', [String(twins['/b.ics']?.[0])]: '/b.ics' };
      expect(assign({ '/b.ics': ['x'] }, known, ['/a.ics'])).toEqual({ '/b.ics': twins['/b.ics'] });
    });

    it('leave the id to whom it was given first, whatever the paths', () =>
      expect(assign({ '/a.ics': ['x'] }, { x: '/b.ics' })).toEqual({ '/a.ics': [expect.stringMatching(/^x#/)] }));
  });

  it('of nothing are none', () => expect(assignIds(new Map(), knownOf({}), NONE).size).toBe(0));
});

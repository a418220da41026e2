import { anEvent } from '@calmirror/testkit';
import { KnownObjects } from './event-ids.js';
import { nameEvents } from './named-events.js';
import type { ReadObject } from './object-reading.js';
import { formatRevision } from './object-revision.js';

const object = (path: string, ...ids: string[]): ReadObject => ({
  path,
  etag: '"2"',
  tag: '"2"',
  marker: null,
  events: ids.map((id) => ({ id, event: anEvent({ id, uid: id }), problem: null })),
});
const known = new KnownObjects(
  new Map([
    ['x', formatRevision({ path: '/x.ics', tag: '"1"' })],
    ['o', formatRevision({ path: '/o.ics', tag: 'owed' })],
  ]),
);
const NOTHING = { objects: [], owed: [], gone: new Set<string>() };

describe('events of objects', () => {
  it('have the id that the snapshot knows, in their event too, and a revision of path and tag', () => {
    const { events, idsAt } = nameEvents({ ...NOTHING, objects: [object('/a.ics', 'x')] }, known);
    const [{ event, revision } = { event: null, revision: '' }] = events;
    expect(event?.id).toMatch(/^x#/);
    expect(event?.uid).toBe('x');
    expect(revision).toBe('1 /a.ics "2"');
    expect(idsAt).toEqual(new Map([['/a.ics', [event?.id]]]));
  });

  it('that cannot be read are withheld under theirs', () => {
    const problem = { code: 'bad-start', message: 'No.' } as const;
    const broken = { ...object('/x.ics'), events: [{ id: 'x', event: null, problem }] };
    expect(nameEvents({ ...NOTHING, objects: [broken] }, known)).toMatchObject({
      events: [],
      withheld: [{ id: 'x', revision: '1 /x.ics "2"', problem }],
    });
  });

  it('that are owed are withheld under the ids that they had, and there', () => {
    const { withheld, idsAt } = nameEvents({ ...NOTHING, owed: ['/x.ics'] }, known);
    expect(withheld).toMatchObject([{ id: 'x', problem: { code: 'bad-value' } }]);
    expect(idsAt.get('/x.ics')).toEqual(['x']);
  });

  it('that are owed and were never seen are withheld under a name of their path', () =>
    expect(nameEvents({ ...NOTHING, owed: ['/new.ics'] }, known).withheld).toMatchObject([
      { id: 'unreadable:/new.ics' },
    ]));

  it('that are still owed are told of once', () => {
    const { withheld, idsAt } = nameEvents({ ...NOTHING, owed: ['/o.ics'] }, known);
    expect(withheld).toEqual([]);
    expect(idsAt.get('/o.ics')).toEqual(['o']);
  });
});

import fc from 'fast-check';
import { formatMirrorRevision, isSameState, parseMirrorRevision } from './mirror-revision.js';
import { parseRevision, revisionOf, seriesRevision } from './source-revision.js';

const etag = fc.stringMatching(/^"\d{5,20}"$/);
const id = fc.stringMatching(/^_?[0-9a-v]{5,20}(?:_R20260304T090000)?$/);
const stamp = fc.stringMatching(/^20260[1-9]\d\d(?:T\d{6}Z)?$/);

describe('revisions of source events', () => {
  it('of a series name its instances that differ, cancelled ones too, whatever their ids are like', () => {
    const exception = fc.record({ id: fc.oneof(stamp, id), etag, cancelled: fc.boolean() });
    const exceptions = fc.uniqueArray(exception, { selector: (one) => one.id, minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(id, etag, fc.string(), exceptions, (series, own, iCalUID, others) => {
        const items = others.map((one) => ({
          id: /^20/.test(one.id) ? `${series}_${one.id}` : one.id,
          etag: one.etag,
          status: one.cancelled ? 'cancelled' : 'confirmed',
        }));
        const text = seriesRevision({ master: { id: series, etag: own, iCalUID }, exceptions: items });
        const parsed = parseRevision(series, text);
        expect(parsed?.iCalUID).toBe(iCalUID);
        expect(parsed?.exceptions).toEqual(
          new Map(items.map((one) => [one.id, one.status === 'cancelled' ? null : one.etag.replaceAll('"', '')])),
        );
      }),
    );
  });

  it('of an instance without its series name that', () => {
    const text = revisionOf({ id: 'abc_20260304', etag: '"1"', recurringEventId: 'a c' });
    expect(parseRevision('abc_20260304', text)).toMatchObject({ detachedFrom: 'a c', iCalUID: null });
  });

  it('of other adapters say nothing', () => {
    for (const text of ['', 'x', '0 /dav/a.ics "1"']) expect(parseRevision('abc', text)).toBeNull();
  });
});

describe('revisions of mirrors', () => {
  const instance = fc.oneof(
    fc.constant({ etag: null, digest: null }),
    fc.record({ etag, digest: fc.option(fc.stringMatching(/^[0-9a-f]{10}$/), { nil: null }) }),
  );
  const revision = fc.record({
    etag,
    instances: fc.array(fc.tuple(stamp, instance), { maxLength: 5 }).map((entries) => new Map(entries)),
  });

  it('come back as they were', () =>
    fc.assert(fc.property(revision, (one) => expect(parseMirrorRevision(formatMirrorRevision(one))).toEqual(one))));

  it('are of one state, whether or not it is known what was written', () =>
    fc.assert(
      fc.property(revision, (one) => {
        const instances = new Map([...one.instances].reverse().map(([at, it]) => [at, { ...it, digest: null }]));
        expect(isSameState(one, { ...one, instances })).toBe(true);
        expect(isSameState(one, { ...one, etag: '"0"' })).toBe(false);
      }),
    ));

  it.each([null, '', 'nonsense', 'W/1'])('are unknown as %p', (text) => expect(parseMirrorRevision(text)).toBeNull());
});

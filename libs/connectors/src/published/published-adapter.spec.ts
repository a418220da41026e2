import { aMirror, MemoryPublishedStore } from '@calmirror/testkit';
import type { MirrorOperation } from '../adapter.js';
import { PublishedAdapter } from './published-adapter.js';

describe('a published calendar', () => {
  let store: MemoryPublishedStore;
  let adapter: PublishedAdapter;
  let calendarId: string;
  beforeEach(async () => {
    store = new MemoryPublishedStore();
    adapter = new PublishedAdapter({ store, now: () => Date.parse('2026-03-02T10:00:00.123Z') });
    calendarId = (await adapter.createCalendar('Work')).externalId;
  });

  const create = (id: string, summary = 'Busy'): MirrorOperation => ({
    kind: 'create',
    mirror: aMirror(id, { summary }),
  });
  const remove = (id: string): MirrorOperation => ({
    kind: 'delete',
    mirrorId: id,
    previous: { targetId: id, revision: null },
  });

  it('takes a batch in one write for each kind', async () => {
    await adapter.applyBatch(
      calendarId,
      Array.from({ length: 400 }, (_, index) => create(`mirr0r${index}`)),
    );
    expect(store.writes).toEqual([400]);
    await adapter.applyBatch(calendarId, [remove('mirr0r1'), create('n3w'), remove('mirr0r2')]);
    expect(store.writes).toEqual([400, 1, 2]);
    expect(store.mirrors(calendarId)).toHaveLength(399);
  });

  it('ends in the state of the last operation on a mirror', async () => {
    await adapter.applyBatch(calendarId, [create('a0000'), remove('a0000'), create('b0000'), create('b0000', 'Late')]);
    await adapter.applyBatch(calendarId, [remove('c0000'), create('c0000')]);
    expect(store.mirrors(calendarId).map(({ mirrorId }) => mirrorId)).toEqual(['b0000', 'c0000']);
    expect(store.mirrors(calendarId)[0]?.components).toContain('SUMMARY:Late');
  });

  it('keeps a mirror as text with marker and stamp, and the zones that it names', async () => {
    await adapter.createMirror(
      calendarId,
      aMirror('mirr0r1', {
        start: { kind: 'zoned', wall: '2026-03-02T09:00:00', zone: 'Europe/Oslo' },
        end: { kind: 'zoned', wall: '2026-03-02T10:00:00', zone: 'Europe/Oslo' },
      }),
    );
    const [mirror] = store.mirrors(calendarId);
    expect(mirror?.zones).toEqual({ iana: ['Europe/Oslo'], custom: [] });
    expect(mirror?.components).toContain('DTSTAMP:20260302T100000Z\r\n');
    expect(mirror?.components.replaceAll('\r\n ', '')).toContain(
      'X-CALMIRROR-MARKER:calmirror:v1:installation-1:pair-1:mirr0r1',
    );
  });

  it('is refused as a source', async () => {
    await expect(adapter.fetchWindow()).rejects.toMatchObject({ kind: 'rejected' });
    expect(await adapter.listCalendars()).toMatchObject([{ readable: false, writable: true }]);
  });
});

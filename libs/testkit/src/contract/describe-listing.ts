import type { ConnectorAdapter, StandingMirror } from '@calmirror/connectors';
import { hasSameContent } from '@calmirror/core';
import { aMirror } from '../builders/a-mirror.js';
import type { AdapterHarness, TargetHarness } from './adapter-harness.js';

type Listing = (known?: ReadonlyMap<string, string>, signal?: AbortSignal) => Promise<readonly StandingMirror[]>;
type ListingTest = (
  list: Listing,
  given: { adapter: ConnectorAdapter; calendarId: string; target: TargetHarness },
) => Promise<void>;

export function describeListing(given: () => AdapterHarness): void {
  describe('listing the mirrors that stand', () => {
    /** Runs `test` where that is possible; that it is told rightly is seen with the capabilities. */
    const listing = async (test: ListingTest): Promise<void> => {
      const { adapter, calendarId, target } = given();
      const list: Listing = async (known = new Map(), signal = new AbortController().signal) =>
        (await adapter.listMirrors?.({ calendarId, known, signal })) ?? [];
      if (adapter.listMirrors !== undefined && target !== null) await test(list, { adapter, calendarId, target });
    };

    it('of a calendar without any names none', () => listing(async (list) => expect(await list()).toEqual([])));

    it('names each by its target id, with its marker, its id as UID, and what it says', () =>
      listing(async (list, { adapter, calendarId }) => {
        const mirrors = [aMirror('mirr0r1', { summary: 'Busy' }), aMirror('mirr0r2', { summary: 'Away' })];
        const ids = new Map<string, string>();
        for (const mirror of mirrors) ids.set(mirror.marker, (await adapter.createMirror(calendarId, mirror)).targetId);
        const listed = await list();
        expect(new Map(listed.map(({ receipt, content }) => [content?.marker, receipt.targetId]))).toEqual(ids);
        for (const { id, event, marker } of mirrors) {
          const standing = listed.find(({ content }) => content?.marker === marker)?.content?.event;
          expect(standing?.uid).toBe(id);
          expect(standing && hasSameContent(adapter.keeps?.(event) ?? event, standing)).toBe(true);
        }
      }));

    it('need not show what stands in its known revision, and shows what does not', () =>
      listing(async (list, { adapter, calendarId }) => {
        await adapter.createMirror(calendarId, aMirror('mirr0r1', { summary: 'Early' }));
        await adapter.createMirror(calendarId, aMirror('mirr0r2'));
        const before = await list();
        const known = new Map(before.map(({ receipt }) => [receipt.targetId, receipt.revision ?? '']));
        expect((await list(known)).map(({ receipt }) => receipt)).toEqual(before.map(({ receipt }) => receipt));
        const first = before.find(({ content }) => content?.event?.summary === 'Early');
        if (first === undefined) throw new Error('the first mirror is not listed');
        await adapter.updateMirror(calendarId, aMirror('mirr0r1', { summary: 'Late' }), first.receipt);
        const shown = (await list(known)).filter(({ receipt }) => receipt.targetId === first.receipt.targetId);
        expect(shown).toMatchObject([{ content: { event: { summary: 'Late' } } }]);
      }));

    it('names no event without a marker', () =>
      listing(async (list, { target }) => {
        await target.plantForeign?.('mirr0r1');
        expect(await list()).toEqual([]);
      }));

    it('names a twin too, which is deleted by its target id alone', () =>
      listing(async (list, { adapter, calendarId, target }) => {
        if (target.plantTwin === null) return;
        const mirror = aMirror('mirr0r1');
        const { targetId } = await adapter.createMirror(calendarId, mirror);
        const twinId = await target.plantTwin('mirr0r1');
        const listed = await list();
        expect(listed.map(({ receipt }) => receipt.targetId).sort()).toEqual([targetId, twinId].sort());
        const [twin] = listed.filter(({ receipt }) => receipt.targetId === twinId);
        if (twin === undefined) throw new Error('the twin is not listed');
        await adapter.deleteMirror(calendarId, 'mirr0r1', twin.receipt);
        const left = await list();
        expect(left).toMatchObject([{ receipt: { targetId }, content: { marker: mirror.marker } }]);
      }));

    it('of a calendar that is not there is an error, and no empty list', () =>
      listing(async (_, { adapter }) => {
        const request = { calendarId: 'no-such-calendar', known: new Map(), signal: new AbortController().signal };
        await expect(adapter.listMirrors?.(request)).rejects.toMatchObject({ kind: 'not-found' });
      }));

    it('stops when it is aborted', () =>
      listing(async (list) => {
        const reason = new Error('stopped by the contract');
        await expect(list(new Map(), AbortSignal.abort(reason))).rejects.toBe(reason);
      }));
  });
}

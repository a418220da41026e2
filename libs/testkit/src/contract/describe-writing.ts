import type { ConnectorAdapter, MirrorOperation } from '@calmirror/connectors';
import { aMirror } from '../builders/a-mirror.js';
import type { AdapterHarness, TargetHarness } from './adapter-harness.js';

type WritingTest = (
  adapter: Required<Pick<ConnectorAdapter, 'createMirror' | 'updateMirror' | 'deleteMirror'>> & ConnectorAdapter,
  calendarId: string,
  target: TargetHarness,
) => Promise<void>;

const RECEIPT = { targetId: 'mirr0r1', revision: null };

export function describeWriting(given: () => AdapterHarness): void {
  describe('writing', () => {
    /** Runs `test`, or sees that an adapter that cannot write says so. */
    const writing = async (test: WritingTest): Promise<void> => {
      const { adapter, calendarId, target } = given();
      if (target !== null) return test(adapter, calendarId, target);
      const refusal = { name: 'ProviderError', kind: 'rejected' };
      await expect(adapter.createMirror(calendarId, aMirror('mirr0r1'))).rejects.toMatchObject(refusal);
      await expect(adapter.updateMirror(calendarId, aMirror('mirr0r1'), RECEIPT)).rejects.toMatchObject(refusal);
      await expect(adapter.deleteMirror(calendarId, 'mirr0r1', RECEIPT)).rejects.toMatchObject(refusal);
    };

    it('a mirror puts one object on the target, with its marker', () =>
      writing(async (adapter, calendarId, target) => {
        const mirror = aMirror('mirr0r1', { summary: 'Busy' });
        await adapter.createMirror(calendarId, mirror);
        expect(await target.objects()).toEqual([{ id: 'mirr0r1', summary: 'Busy', marker: mirror.marker }]);
      }));

    it('the same mirror twice leaves one object, in the later state', () =>
      writing(async (adapter, calendarId, target) => {
        await adapter.createMirror(calendarId, aMirror('mirr0r1', { summary: 'Early' }));
        await adapter.createMirror(calendarId, aMirror('mirr0r1', { summary: 'Late' }));
        expect(await target.objects()).toMatchObject([{ id: 'mirr0r1', summary: 'Late' }]);
      }));

    it('a change is made in place', () =>
      writing(async (adapter, calendarId, target) => {
        const created = await adapter.createMirror(calendarId, aMirror('mirr0r1', { summary: 'Early' }));
        const updated = await adapter.updateMirror(calendarId, aMirror('mirr0r1', { summary: 'Late' }), created);
        expect(updated.targetId).toBe(created.targetId);
        expect(updated.revision === null || updated.revision !== created.revision).toBe(true);
        expect(await target.objects()).toMatchObject([{ id: 'mirr0r1', summary: 'Late' }]);
      }));

    it('a change of a mirror that is gone brings it back or says so', () =>
      writing(async (adapter, calendarId, target) => {
        const created = await adapter.createMirror(calendarId, aMirror('mirr0r1'));
        await adapter.deleteMirror(calendarId, 'mirr0r1', created);
        const update = adapter.updateMirror(calendarId, aMirror('mirr0r1'), created);
        const kind = await update.then(
          () => 'brought back',
          (error: { kind: string }) => error.kind,
        );
        expect(['brought back', 'not-found']).toContain(kind);
        expect(await target.objects()).toHaveLength(kind === 'brought back' ? 1 : 0);
      }));

    it('deleting takes away that mirror alone, and twice is as good as once', () =>
      writing(async (adapter, calendarId, target) => {
        const first = await adapter.createMirror(calendarId, aMirror('mirr0r1'));
        await adapter.createMirror(calendarId, aMirror('mirr0r2'));
        await adapter.deleteMirror(calendarId, 'mirr0r1', first);
        await adapter.deleteMirror(calendarId, 'mirr0r1', first);
        expect(await target.objects()).toMatchObject([{ id: 'mirr0r2' }]);
      }));

    it('an event that is no mirror is neither overwritten nor deleted', () =>
      writing(async (adapter, calendarId, target) => {
        if (target.plantForeign === null) return;
        await target.plantForeign('mirr0r1');
        const before = await target.objects();
        const refusal = { name: 'ProviderError', kind: 'conflict' };
        const receipt = { targetId: 'mirr0r1', revision: null };
        await expect(adapter.createMirror(calendarId, aMirror('mirr0r1'))).rejects.toMatchObject(refusal);
        await expect(adapter.updateMirror(calendarId, aMirror('mirr0r1'), receipt)).rejects.toMatchObject(refusal);
        await expect(adapter.deleteMirror(calendarId, 'mirr0r1', receipt)).rejects.toMatchObject(refusal);
        expect(await target.objects()).toEqual(before);
      }));

    it('to a calendar that is not there is refused as not found', () =>
      writing(async (adapter) => {
        const write = adapter.createMirror('no-such-calendar', aMirror('mirr0r1'));
        await expect(write).rejects.toMatchObject({ name: 'ProviderError', kind: 'not-found' });
      }));

    it('a batch answers in order, and one failure stops no other', () =>
      writing(async (adapter, calendarId, target) => {
        if (adapter.applyBatch === undefined) return;
        const old = await adapter.createMirror(calendarId, aMirror('mirr0r1', { summary: 'Early' }));
        const going = await adapter.createMirror(calendarId, aMirror('mirr0r2'));
        const operations: MirrorOperation[] = [
          { kind: 'create', mirror: aMirror('mirr0r3', { summary: 'New' }) },
          { kind: 'create', mirror: target.spoil(aMirror('mirr0r4')) },
          { kind: 'update', mirror: aMirror('mirr0r1', { summary: 'Late' }), previous: old },
          { kind: 'delete', mirrorId: 'mirr0r2', previous: going },
          { kind: 'delete', mirrorId: 'mirr0r9', previous: { targetId: 'mirr0r9', revision: null } },
        ];
        const outcomes = await adapter.applyBatch(calendarId, operations);
        expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true, true, true]);
        expect(outcomes[0]).toMatchObject({ receipt: { targetId: expect.any(String) as string } });
        expect(outcomes[1]).toMatchObject({ error: { name: 'ProviderError' } });
        expect(outcomes[3]).toEqual({ ok: true, receipt: null });
        const left = (await target.objects()).map(({ id, summary }) => `${id} ${summary}`).sort();
        expect(left).toEqual(['mirr0r1 Late', 'mirr0r3 New']);
      }));

    it('an empty batch is fine', () =>
      writing(async (adapter, calendarId) => {
        if (adapter.applyBatch !== undefined) expect(await adapter.applyBatch(calendarId, [])).toEqual([]);
      }));
  });
}

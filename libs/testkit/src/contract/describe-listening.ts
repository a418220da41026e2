import { ProviderError } from '@calmirror/core';
import type { AdapterHarness, ListeningHarness } from './adapter-harness.js';

/** A calendar that is being listened to. */
interface Ear {
  /** Resolves with the next word of that kind. */
  next(word: 'ready' | 'change'): Promise<void>;
  /** How it ended: null at its listener's wish. */
  readonly ended: Promise<unknown>;
  stop(): void;
}

export function describeListening(given: () => AdapterHarness): void {
  describe('listening', () => {
    const ears: Ear[] = [];
    afterEach(async () => {
      for (const ear of ears) ear.stop();
      await Promise.all(ears.splice(0).map(({ ended }) => ended));
    });

    const listen = (): (Ear & ListeningHarness) | null => {
      const { adapter, calendarId, listening } = given();
      if (!listening || !adapter.listen) return null;
      const stopping = new AbortController();
      const waiting = new Map<'ready' | 'change', () => void>();
      const next = (word: 'ready' | 'change'): Promise<void> =>
        new Promise((resolve) => waiting.set(word, () => resolve()));
      const ended = adapter
        .listen({
          calendarId,
          onReady: () => waiting.get('ready')?.(),
          onChange: () => waiting.get('change')?.(),
          signal: stopping.signal,
        })
        .then(() => null)
        .catch((error: unknown) => error);
      const ear = { next, ended, stop: () => stopping.abort() };
      ears.push(ear);
      return {
        ...ear,
        change: () => listening.change(),
        cut: () => listening.cut(),
        standing: () => listening.standing(),
      };
    };

    it('says when it is ready, and tells of each change from then on', async () => {
      const ear = listen();
      if (ear === null) return;
      await ear.next('ready');
      for (let change = 0; change < 2; change += 1) {
        const told = ear.next('change');
        await ear.change();
        await told;
      }
    });

    it('ends when it is no longer wanted, which is no error', async () => {
      const ear = listen();
      if (ear === null) return;
      await ear.next('ready');
      ear.stop();
      expect([await ear.ended, await ear.standing()]).toEqual([null, 0]);
    });

    it('ends before it is ready as well', async () => {
      const ear = listen();
      if (ear === null) return;
      ear.stop();
      expect(await ear.ended).toBeNull();
    });

    it('fails when the connection is lost, as something that may go well later', async () => {
      const ear = listen();
      if (ear === null) return;
      await ear.next('ready');
      await ear.cut();
      const lost = await ear.ended;
      expect(lost).toBeInstanceOf(ProviderError);
      expect(lost).toMatchObject({ kind: 'temporary' });
    });
  });
}

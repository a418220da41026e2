import type { FetchResult } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';
import type { AdapterHarness, SourceHarness } from './adapter-harness.js';
import { ReadingEngine, summariesOf } from './reading-engine.js';

/** Some providers fail by taking their time. */
const ALL_FAULTS_MS = 30_000;

const A = { uid: 'a@feeds.test', summary: 'A' };
const B = { uid: 'b@feeds.test', summary: 'B' };
const C = { uid: 'c@feeds.test', summary: 'C' };

export function describeReading(given: () => AdapterHarness): void {
  describe('reading', () => {
    /** Runs `test` with an engine's memory, or sees that an adapter that cannot read says so. */
    const reading = async (test: (engine: ReadingEngine, source: SourceHarness) => Promise<void>): Promise<void> => {
      const { adapter, calendarId, source } = given();
      const engine = new ReadingEngine(adapter, calendarId);
      if (source !== null) await test(engine, source);
      else await expect(engine.read()).rejects.toMatchObject({ name: 'ProviderError', kind: 'rejected' });
    };

    it('without a cursor is full and names every event', () =>
      reading(async (engine, source) => {
        await source.hold([A, B]);
        const result = await engine.read();
        expect(result.kind).toBe('full');
        expect(result.present).toHaveLength(2);
        expect(engine.summaries()).toEqual(['A', 'B']);
      }));

    it('of a calendar without events is full and names none', () =>
      reading(async (engine, source) => {
        await source.hold([]);
        expect(await engine.read()).toMatchObject({ kind: 'full', events: [], present: [] });
      }));

    it('again, when nothing changed, is unchanged and costs one request', () =>
      reading(async (engine, source) => {
        await source.hold([A, B]);
        await engine.read();
        const before = source.requests();
        expect(await engine.read()).toMatchObject({ kind: 'unchanged', events: [], withheld: [], removed: [] });
        expect(source.requests() - before).toBe(1);
        expect(engine.summaries()).toEqual(['A', 'B']);
      }));

    it('brings what was added, changed and removed, and only that', () =>
      reading(async (engine, source) => {
        await source.hold([A, B]);
        await engine.read();
        await source.hold([{ ...A, summary: 'A moved' }, C]);
        const result = await engine.read();
        expect(summariesOf(result.events)).toEqual(['A moved', 'C']);
        expect(engine.summaries()).toEqual(['A moved', 'C']);
      }));

    it('sees the last event go', () =>
      reading(async (engine, source) => {
        await source.hold([A]);
        await engine.read();
        await source.hold([]);
        await engine.read();
        expect(engine.summaries()).toEqual([]);
      }));

    it('gives plain data, whose revision changes with the event alone', () =>
      reading(async (engine, source) => {
        await source.hold([A, B]);
        const first = await engine.read();
        expect(JSON.parse(JSON.stringify(first))).toEqual(first);
        await source.hold([A, { ...B, summary: 'B moved' }]);
        const again = await engine.readAnew();
        expect(revisionOf(again, 'A')).toBe(revisionOf(first, 'A'));
        expect(revisionOf(again, 'B moved')).not.toBe(revisionOf(first, 'B'));
      }));

    it(
      'that fails is an error, never an empty calendar, and loses nothing',
      () =>
        reading(async (engine, source) => {
          await source.hold([A]);
          await engine.read();
          await source.hold([A, B]);
          for (const [name, fault] of Object.entries(source.faults)) {
            fault.spoilNextRead();
            const failure = await engine.read().then(
              () => `${name} looked like an answer`,
              (error: unknown) => error,
            );
            expect(failure).toBeInstanceOf(ProviderError);
            expect([name, failure]).toEqual([name, expect.objectContaining({ kind: fault.kind })]);
          }
          await engine.read();
          expect(engine.summaries()).toEqual(['A', 'B']);
        }),
      ALL_FAULTS_MS,
    );

    it.each(['', 'nonsense', '{"version":999}', 'fake:999'])(
      'with the foreign cursor %p reads anew or says so',
      (cursor) =>
        reading(async (engine, source) => {
          await source.hold([A]);
          const result = await engine.readFrom(cursor).catch((error: unknown) => error);
          if (result instanceof ProviderError) expect(result.kind).toBe('cursor-expired');
          else expect(result).toMatchObject({ kind: 'full', present: [expect.any(String)] });
        }),
    );

    it('stops before the first request when it is aborted', () =>
      reading(async (engine, source) => {
        await source.hold([A]);
        const before = source.requests();
        const reason = new Error('stopped by the contract');
        await expect(engine.read(AbortSignal.abort(reason))).rejects.toBe(reason);
        expect(source.requests()).toBe(before);
      }));
  });
}

function revisionOf(result: FetchResult, summary: string): string | undefined {
  return result.events.find(({ event }) => event.summary === summary)?.revision;
}

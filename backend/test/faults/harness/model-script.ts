import fc from 'fast-check';

/** An event as the model knows it. Days count from tomorrow, hours are whole. */
export interface ModelEvent {
  /** `series`: daily, `count` times, in Berlin. */
  readonly kind: 'single' | 'all-day' | 'series';
  readonly day: number;
  readonly hour: number;
  readonly count: number;
  readonly title: string;
  readonly free: boolean;
}

export type ModelPolicy = 'busy' | 'title' | 'full';
export type ModelFilter = 'none' | 'free' | 'secret';

/** Where a run is broken off: at so many requests from now, of that account, before or after it is carried out. */
export interface Break {
  readonly at: number;
  readonly account: 'source' | 'target';
  readonly moment: 'arrived' | 'carriedOut';
  /** Its lease is lost and another worker takes over; it is cancelled; a person pauses the pair; its rules change. */
  readonly how: 'lost' | 'cancelled' | 'paused' | 'other-rules';
  /** At that moment the source goes back to what it was when all was well last. */
  readonly undone: boolean;
}

export type ModelStep =
  | { readonly do: 'put'; readonly name: string; readonly event: ModelEvent }
  | { readonly do: 'remove'; readonly name: string }
  | { readonly do: 'rename'; readonly name: string; readonly title: string }
  | { readonly do: 'move'; readonly name: string; readonly days: number }
  /** Far out of the window, or back where it was. */
  | { readonly do: 'send-away'; readonly name: string }
  | { readonly do: 'exclude'; readonly name: string; readonly nth: number }
  | {
      readonly do: 'override';
      readonly name: string;
      readonly nth: number;
      readonly title: string;
      readonly hours: number;
    }
  | { readonly do: 'policy'; readonly policy: ModelPolicy }
  | { readonly do: 'filter'; readonly filter: ModelFilter }
  | { readonly do: 'pause' }
  | { readonly do: 'resume' }
  | { readonly do: 'forget-cursor' }
  | { readonly do: 'break'; readonly break: Break }
  | { readonly do: 'sync' };

const name = fc.constantFrom('ada', 'bob', 'cyd', 'dan');
const title = fc.constantFrom('Lunch', 'Secret lunch', 'Review');
const nth = fc.nat({ max: 4 });

const event: fc.Arbitrary<ModelEvent> = fc.record({
  kind: fc.constantFrom('single' as const, 'all-day' as const, 'series' as const, 'series' as const),
  day: fc.nat({ max: 60 }),
  hour: fc.integer({ min: 8, max: 18 }),
  count: fc.integer({ min: 2, max: 5 }),
  title,
  free: fc.boolean(),
});

const step = <const D extends ModelStep['do'], R extends object>(
  what: D,
  rest: { readonly [K in keyof R]: fc.Arbitrary<R[K]> },
): fc.Arbitrary<{ do: D } & R> =>
  fc.record({ do: fc.constant(what), ...rest }) as unknown as fc.Arbitrary<{ do: D } & R>;

const steps: fc.Arbitrary<ModelStep> = fc.oneof(
  { weight: 6, arbitrary: step('put', { name, event }) },
  { weight: 2, arbitrary: step('remove', { name }) },
  { weight: 2, arbitrary: step('rename', { name, title }) },
  { weight: 2, arbitrary: step('move', { name, days: fc.integer({ min: -10, max: 20 }) }) },
  { weight: 1, arbitrary: step('send-away', { name }) },
  { weight: 2, arbitrary: step('exclude', { name, nth }) },
  { weight: 3, arbitrary: step('override', { name, nth, title, hours: fc.integer({ min: -2, max: 4 }) }) },
  {
    weight: 1,
    arbitrary: step('policy', { policy: fc.constantFrom('busy' as const, 'title' as const, 'full' as const) }),
  },
  {
    weight: 1,
    arbitrary: step('filter', { filter: fc.constantFrom('none' as const, 'free' as const, 'secret' as const) }),
  },
  { weight: 1, arbitrary: step('pause', {}) },
  { weight: 2, arbitrary: step('resume', {}) },
  { weight: 1, arbitrary: step('forget-cursor', {}) },
  {
    weight: 4,
    arbitrary: step('break', {
      break: fc.record({
        at: fc.nat({ max: 2 }),
        account: fc.constantFrom('source' as const, 'target' as const, 'target' as const),
        moment: fc.constantFrom('arrived' as const, 'carriedOut' as const),
        how: fc.constantFrom('lost' as const, 'cancelled' as const, 'paused' as const, 'other-rules' as const),
        undone: fc.boolean(),
      }),
    }),
  },
  { weight: 6, arbitrary: step('sync', {}) },
);

export const modelScripts: fc.Arbitrary<readonly ModelStep[]> = fc.array(steps, { minLength: 6, maxLength: 14 });

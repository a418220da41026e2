import fc from 'fast-check';
import { aFeed, aVevent, type CaldavFault, type CaldavQuirks, CaldavScene } from '@calmirror/testkit';

const QUIRKS: readonly Partial<CaldavQuirks>[] = [
  {},
  { syncTokens: 'hex', syncPage: 2, badToken: 500, hrefs: 'encoded' },
  { syncTokens: 'none' },
  { syncTokens: 'none', ctag: false, hrefs: 'absolute', noSyncStatus: 501 },
  { etags: 'none', syncTokens: 'query', prefixes: 'none', indented: true },
];

const NAMES = ['a.ics', 'b c.ics', 'd@é.ics', 'e%20.ics'];
const UIDS = ['1@x.test', '2@x.test', '3@x.test'];
const FAULTS: readonly CaldavFault[] = [
  { kind: 'cut-before' },
  { kind: 'half-answer' },
  { kind: 'half-content' },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 500 },
];

type Step = (scene: CaldavScene, title: string) => unknown;

const put = fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...UIDS)).map(
  ([name, uid]): Step =>
    ({ calendar }, title) =>
      calendar.put(name, aFeed([aVevent(uid, title)])),
);
const remove = fc.constantFrom(...NAMES).map(
  (name): Step =>
    ({ calendar }) =>
      calendar.delete(name),
);
const forget = fc.constant<Step>(({ calendar }) => calendar.forgetTokens());
const read = fc.constant<Step>((scene) => scene.readWhatever());
const readBadly = fc.constantFrom(...FAULTS).map((fault): Step => async (scene) => {
  scene.server.faults.next(() => true, fault);
  // Whether it fails or finds another way: what counts is what is known in the end.
  await scene.readWhatever().catch(() => undefined);
});
const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: put },
    { weight: 2, arbitrary: remove },
    { weight: 3, arbitrary: read },
    forget,
    readBadly,
  ),
  { maxLength: 14 },
);

const ALL_RUNS_MS = 60_000;

describe('whatever happens to a calendar and its server', () => {
  let server: CaldavScene;
  afterEach(() => server.stop());

  it.each(QUIRKS)(
    'what is known in the end is what stands there, several objects of one UID too: %p',
    async (quirks) => {
      server = await CaldavScene.start(quirks);
      const run = async (happening: readonly Step[]): Promise<void> => {
        const scene = server.another();
        for (const [index, step] of happening.entries()) await step(scene, `title ${index}`);
        await scene.readWhatever();
        const standing = [...scene.texts().values()].map((text) => /SUMMARY:(.*)\r/.exec(text)?.[1]).sort();
        expect(scene.titles()).toEqual(standing);
        expect(await scene.read()).toMatchObject({ kind: 'unchanged' });
      };
      await fc.assert(fc.asyncProperty(steps, run), { numRuns: 25 });
    },
    ALL_RUNS_MS,
  );
});

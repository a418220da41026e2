import type { CalendarAnswer } from '@calmirror/contracts';
import { KindsHouse } from './harness/kinds-house.js';
import type { PlainSource } from './harness/plain-sources.js';

const KINDS = ['google', 'microsoft', 'caldav'] as const;
type Kind = (typeof KINDS)[number];
const PAIRS = KINDS.flatMap((from) => KINDS.map((to) => [from, to] as const));

const EVENTS = 60;
const PAGE = 25;
/** More than a batch of Microsoft's, and no more than a page. */
const MANY = 23;
const FEW = 3;

/** What it takes to hear that nothing, or what, has changed. */
const LOOK: Record<Kind, string> = {
  google: 'google events.list',
  microsoft: 'microsoft view.delta',
  caldav: 'caldav REPORT',
};
/** CalDAV servers tell which objects changed, and are then asked for those. */
const READ_OF_CHANGES: Record<Kind, string[]> = {
  google: ['google events.list'],
  microsoft: ['microsoft view.delta'],
  caldav: ['caldav REPORT', 'caldav REPORT'],
};

/** Graph tells that an event has left the view, and is asked whether it is gone. */
const READ_OF_DELETIONS: Record<Kind, string[]> = {
  google: ['google events.list'],
  microsoft: ['microsoft view.delta', `microsoft batch of ${FEW}`],
  caldav: ['caldav REPORT'],
};

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);
const times = (count: number, name: string): string[] => Array.from({ length: count }, () => name);

/** As many as there are writes, or batches of them; a batch of one is sent as what it holds. */
function writes(kind: Kind, count: number, one: Record<Kind, string>): string[] {
  const size = { google: 50, microsoft: 20, caldav: 1 }[kind];
  if (size === 1) return times(count, `caldav ${one.caldav}`);
  const rest = count % size;
  const last = rest === 1 ? `${kind} ${one[kind]}` : `${kind} batch of ${rest}`;
  return [...times(Math.floor(count / size), `${kind} batch of ${size}`), ...(rest === 0 ? [] : [last])];
}

const CREATE = { google: 'events.insert', microsoft: 'events.create', caldav: 'PUT' };
const UPDATE = { google: 'events.update', microsoft: 'event.patch', caldav: 'PUT' };
const DELETE = { google: 'events.delete', microsoft: 'event.delete', caldav: 'DELETE' };

describe('requests for a pair of calendars', () => {
  let house: KindsHouse;
  beforeAll(async () => {
    house = await KindsHouse.start();
  });
  afterAll(() => house.stop());

  describe.each(PAIRS)('from %s to %s', (from, to) => {
    let source: PlainSource;
    let calendar: CalendarAnswer;
    let target: CalendarAnswer;

    beforeAll(async () => {
      ({ source, calendar } = await house.plainSource(from));
      ({ calendar: target } = await house.target(to));
      house.limitPages(PAGE);
    });

    const requests = async (act: () => Promise<unknown>): Promise<string[]> =>
      (
        await house.requestsOf(async () => {
          await act();
          await house.mirroring.quiet();
        })
      ).sort();
    const requestsOfPull = (): Promise<string[]> => requests(() => house.mirroring.pull(calendar.id));

    it('first: one for each page of the source, and one for each batch of writes', async () => {
      for (const number of numbers(0, EVENTS)) source.put(number, `Event ${number}`);
      const fill = async (): Promise<unknown> =>
        house.mirroring.settled((await house.mirroring.pair(calendar, target)).id);
      const pages = times(Math.ceil(EVENTS / PAGE), LOOK[from]);
      const bodies = from === 'caldav' ? [LOOK.caldav] : [];
      expect(await requests(fill)).toEqual([...pages, ...bodies, ...writes(to, EVENTS, CREATE)].sort());
    });

    it('unchanged: one', async () => {
      expect(await requestsOfPull()).toEqual([LOOK[from]]);
    });

    it('with one change: one to read it and one to write it', async () => {
      source.put(0, 'Changed');
      expect(await requestsOfPull()).toEqual([...READ_OF_CHANGES[from], ...writes(to, 1, UPDATE)].sort());
    });

    it('with many changes: as few to read them, and one for each batch of writes', async () => {
      for (const number of numbers(0, MANY)) source.put(number, 'Changed again');
      expect(await requestsOfPull()).toEqual([...READ_OF_CHANGES[from], ...writes(to, MANY, UPDATE)].sort());
    });

    it('with deletions: the same, where the source tells them for certain', async () => {
      for (const number of numbers(0, FEW)) source.remove(number);
      expect(await requestsOfPull()).toEqual([...READ_OF_DELETIONS[from], ...writes(to, FEW, DELETE)].sort());
    });
  });
});

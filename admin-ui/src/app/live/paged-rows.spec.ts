import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { effect, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type PagedRows, pagedRows } from './paged-rows';

interface Thing {
  readonly id: number;
}

const things = (from: number, to: number): Thing[] =>
  Array.from({ length: to - from }, (_, index) => ({ id: from + index }));

describe('pagedRows', () => {
  let server: HttpTestingController;
  let rows: PagedRows<Thing>;
  const state = signal('failed');

  beforeEach(() => {
    state.set('failed');
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    rows = TestBed.runInInjectionContext(() =>
      pagedRows<Thing>(() => ({ url: '/api/things', params: { state: state() } }), { everyMs: 60_000 }),
    );
    // As a page does, which shows them all the time.
    TestBed.runInInjectionContext(() => effect(() => void rows.rows()));
    TestBed.tick();
  });

  const asked = (): TestRequest[] => {
    TestBed.tick();
    return server.match(({ url }) => url === '/api/things');
  };
  const pagesOf = (requests: TestRequest[]): (string | null)[] =>
    requests.map(({ request }) => request.params.get('page'));
  /** Answers all that is asked, from a list of so many; gives the pages that were. */
  async function answer(total: number): Promise<(string | null)[]> {
    const requests = asked();
    for (const { request, flush } of requests.map((one) => ({ request: one.request, flush: one.flush.bind(one) }))) {
      const first = (Number(request.params.get('page')) - 1) * 100;
      flush({ items: things(first, Math.min(first + 100, total)), total });
    }
    await Promise.resolve();
    TestBed.tick();
    return pagesOf(requests);
  }
  const known = (): number[] => (rows.rows() ?? []).flatMap((row) => (row ? [row.id] : []));

  it('has nothing before the first answer', () => {
    expect([rows.rows(), rows.total()]).toEqual([null, null]);
  });

  it('is as long as the whole list, and has what has come', async () => {
    await answer(10_000);
    expect([rows.total(), known()]).toEqual([10_000, things(0, 100).map(({ id }) => id)]);
  });

  it('reads what comes into sight, and keeps what was', async () => {
    await answer(10_000);
    rows.need(5_150, 5_210);
    expect(await answer(10_000)).toEqual(['52', '53']);
    expect([known().length, rows.rows()?.[5_150]]).toEqual([300, { id: 5_150 }]);
  });

  it('does not ask again for what is in sight already', async () => {
    await answer(10_000);
    rows.need(10, 60);
    expect(asked()).toEqual([]);
  });

  it('reloads the pages in sight alone', async () => {
    await answer(10_000);
    rows.need(250, 290);
    await answer(10_000);
    rows.reload();
    expect(await answer(10_000)).toEqual(['3']);
  });

  it('reads the first rows beside those in sight, where it is asked to', async () => {
    rows = TestBed.runInInjectionContext(() =>
      pagedRows<Thing>(
        () => ({ url: '/api/things', params: { first: true } }),
        { everyMs: 60_000 },
        { withFirst: true },
      ),
    );
    await answer(10_000);
    rows.need(250, 320);
    expect(await answer(10_000)).toEqual(['1', '3', '4']);
    rows.need(10, 120);
    expect(await answer(10_000)).toEqual(['1', '2']);
  });

  it('grows shorter with the list', async () => {
    await answer(150);
    rows.reload();
    await answer(20);
    expect([rows.total(), known().length]).toEqual([20, 20]);
  });

  it('shows what it has until another request is answered, and begins that one at its top', async () => {
    await answer(10_000);
    rows.need(5_150, 5_160);
    await answer(10_000);
    state.set('queued');
    const [request, ...more] = asked();
    expect([request?.request.params.get('state'), request?.request.params.get('page'), more]).toEqual([
      'queued',
      '1',
      [],
    ]);
    expect(rows.total()).toBe(10_000);
    request?.flush({ items: things(0, 3), total: 3 });
    await Promise.resolve();
    TestBed.tick();
    expect([rows.total(), known()]).toEqual([3, [0, 1, 2]]);
  });

  it('is empty when the list is', async () => {
    await answer(0);
    expect([rows.rows(), rows.total()]).toEqual([[], 0]);
  });

  it('tells what failed, and keeps what it has', async () => {
    await answer(30);
    rows.reload();
    for (const request of asked()) request.flush({ code: 'internal' }, { status: 500, statusText: 'no' });
    await Promise.resolve();
    TestBed.tick();
    expect([rows.problem()?.code, rows.total()]).toEqual(['internal', 30]);
  });
});

import { httpResource, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationRef, createEnvironmentInjector, type EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { ToldStream } from '../../../test/told-stream';
import { OPEN_STREAM } from './change-stream';
import { type Live, live } from './live';

const EVERY_MS = 4_000;

describe('live', () => {
  let server: HttpTestingController;
  let page: EnvironmentInjector;
  let list: Live<string>;
  let seen: DocumentVisibilityState;
  let stream: ToldStream;

  beforeEach(() => {
    jest.useFakeTimers();
    seen = 'visible';
    jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => seen);
    stream = new ToldStream();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), { provide: OPEN_STREAM, useValue: stream.open }],
    });
    server = TestBed.inject(HttpTestingController);
    page = createEnvironmentInjector([], TestBed.inject(ApplicationRef).injector as EnvironmentInjector);
    list = page.runInContext(() =>
      live(
        httpResource<string>(() => '/api/things'),
        { topics: ['things'], everyMs: EVERY_MS },
      ),
    );
    TestBed.tick();
  });
  afterEach(() => {
    if (!page.destroyed) page.destroy();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  const settle = async (): Promise<void> => {
    await jest.advanceTimersByTimeAsync(0);
    TestBed.tick();
  };
  const pass = async (ms: number): Promise<void> => {
    await jest.advanceTimersByTimeAsync(ms);
    TestBed.tick();
  };
  const answer = async (value: string): Promise<void> => {
    server.expectOne('/api/things').flush(JSON.stringify(value));
    await settle();
  };
  const fail = async (): Promise<void> => {
    server.expectOne('/api/things').flush({ code: 'internal' }, { status: 500, statusText: 'Oh' });
    await settle();
  };

  it('has nothing, and no problem, before the first answer', () => {
    expect([list.latest(), list.problem()]).toEqual([null, null]);
    server.expectOne('/api/things');
  });

  it('asks again by itself, and tells when the answer came', async () => {
    await answer('one');
    const first = list.latest();
    expect(first?.value).toContain('one');
    await pass(EVERY_MS);
    await answer('two');
    expect(list.latest()?.value).toContain('two');
    expect(list.latest()?.at).toBeGreaterThanOrEqual((first?.at ?? NaN) + EVERY_MS);
  });

  it('keeps what it has while the server fails, says so, and is well again by itself', async () => {
    await answer('one');
    expect(list.latest()?.value).toContain('one');
    await pass(EVERY_MS);
    await fail();
    expect(list.latest()?.value).toContain('one');
    expect(list.problem()?.code).toBe('internal');
    await pass(EVERY_MS);
    expect(list.problem()?.code).toBe('internal');
    await answer('two');
    expect(list.problem()).toBeNull();
    expect(list.latest()?.value).toContain('two');
  });

  it('does not ask twice at a time', async () => {
    await pass(5 * EVERY_MS);
    server.expectOne('/api/things');
  });

  it('rests while nobody looks, and asks at once when somebody does', async () => {
    await answer('one');
    seen = 'hidden';
    await pass(5 * EVERY_MS);
    server.expectNone('/api/things');
    seen = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    server.expectOne('/api/things');
  });

  it('asks at once when the network is back', async () => {
    await answer('one');
    window.dispatchEvent(new Event('online'));
    await settle();
    server.expectOne('/api/things');
  });

  describe('while changes are told', () => {
    beforeEach(async () => {
      await pass(50);
      stream.opened();
      await answer('one');
      // What may have changed before the stream was open.
      await pass(1_000);
      await answer('two');
      await pass(1_000);
    });

    it('asks at once when its topic is, and not by the clock', async () => {
      await pass(5 * EVERY_MS);
      server.expectNone('/api/things');
      stream.tell('things');
      await settle();
      await answer('three');
      expect(list.latest()?.value).toContain('three');
    });

    it('lets other topics be', async () => {
      stream.tell('other things');
      await settle();
      server.expectNone('/api/things');
    });

    it('asks once for many changes, and no more often than every second', async () => {
      for (let change = 0; change < 50; change++) stream.tell('things');
      await settle();
      await answer('three');
      stream.tell('things');
      await pass(900);
      server.expectNone('/api/things');
      await pass(100);
      await answer('four');
    });

    it('does not miss what changes while it asks', async () => {
      stream.tell('things');
      await settle();
      stream.tell('things');
      await answer('three');
      await pass(1_000);
      await answer('four');
      await pass(5_000);
      server.expectNone('/api/things');
    });

    it('asks each minute all the same', async () => {
      await pass(60_000);
      server.expectOne('/api/things');
    });

    it('asks by the clock after a failure: nothing tells when it is over', async () => {
      stream.tell('things');
      await settle();
      await fail();
      await pass(EVERY_MS);
      await answer('mended');
      expect(list.problem()).toBeNull();
    });

    it('asks by the clock again when the stream is lost', async () => {
      stream.lose();
      await settle();
      await pass(EVERY_MS);
      server.expectOne('/api/things');
    });
  });

  it('ends with its page', async () => {
    await answer('one');
    page.destroy();
    await pass(5 * EVERY_MS);
    document.dispatchEvent(new Event('visibilitychange'));
    server.expectNone('/api/things');
  });
});

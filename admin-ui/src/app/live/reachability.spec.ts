import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { noteReachability, Reachability } from './reachability';

describe('Reachability', () => {
  let server: HttpTestingController;
  let reachability: Reachability;
  let onLine: boolean;

  beforeEach(() => {
    jest.useFakeTimers();
    onLine = true;
    jest.spyOn(navigator, 'onLine', 'get').mockImplementation(() => onLine);
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([noteReachability])), provideHttpClientTesting()],
    });
    [server, reachability] = [TestBed.inject(HttpTestingController), TestBed.inject(Reachability)];
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  const ask = (): void => {
    TestBed.inject(HttpClient)
      .get('/api/things')
      .subscribe({ error: () => undefined });
  };
  const lose = (url: string): void => {
    server.expectOne(url).error(new ProgressEvent('error'));
    TestBed.tick();
  };

  it('takes the server for there until a request finds that it is not', () => {
    expect(reachability.reached()).toBe(true);
    ask();
    lose('/api/things');
    expect([reachability.reached(), reachability.offline()]).toEqual([false, false]);
  });

  it.each([502, 503, 504])('takes a proxy that answers %d for a server that is away', (status) => {
    ask();
    server.expectOne('/api/things').flush('', { status, statusText: 'no' });
    expect(reachability.reached()).toBe(false);
  });

  it.each([200, 401, 404, 500])('takes an answer of %d for a server that is there', (status) => {
    ask();
    lose('/api/things');
    ask();
    server.expectOne('/api/things').flush({}, { status, statusText: 'x' });
    expect(reachability.reached()).toBe(true);
  });

  it('looks for the server by itself where no page does, until it is back', () => {
    ask();
    lose('/api/things');
    jest.advanceTimersByTime(6_000);
    lose('/health/live');
    jest.advanceTimersByTime(6_000);
    server.expectOne('/health/live').flush('ok');
    TestBed.tick();
    expect(reachability.reached()).toBe(true);
    jest.advanceTimersByTime(60_000);
    server.expectNone('/health/live');
  });

  it('believes the browser when it is offline, and when it is back', () => {
    onLine = false;
    window.dispatchEvent(new Event('offline'));
    expect([reachability.reached(), reachability.offline()]).toEqual([false, true]);
    onLine = true;
    window.dispatchEvent(new Event('online'));
    expect([reachability.reached(), reachability.offline()]).toEqual([true, false]);
  });
});

import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { ToldStream } from '../../../test/told-stream';
import { Session } from '../session/session';
import { OPEN_STREAM, topicsIn } from './change-stream';
import { Changes } from './changes';

describe('Changes', () => {
  let stream: ToldStream;
  let changes: Changes;
  let seen: DocumentVisibilityState;
  let told: string[];

  beforeEach(() => {
    jest.useFakeTimers();
    seen = 'visible';
    jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => seen);
    stream = new ToldStream();
    told = [];
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), { provide: OPEN_STREAM, useValue: stream.open }],
    });
    changes = TestBed.inject(Changes);
    TestBed.tick();
    jest.advanceTimersByTime(1_000);
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  const watch = (...topics: string[]): (() => void) => changes.watch(topics, () => told.push(topics.join('+')));
  const pass = (ms: number): unknown => jest.advanceTimersByTime(ms);
  const look = (state: DocumentVisibilityState): void => {
    seen = state;
    document.dispatchEvent(new Event('visibilitychange'));
    pass(0);
  };

  it('is not open while nobody watches', () => {
    expect(stream.paths).toEqual([]);
  });

  it('asks once for all that a page watches', () => {
    watch('pairs');
    watch('jobs', 'pairs');
    pass(50);
    expect(stream.paths).toEqual(['/api/changes?topics=jobs,pairs']);
  });

  it('tells those who watch the topic, and only once it is open says that it is', () => {
    watch('pairs');
    watch('jobs');
    pass(50);
    expect(changes.connected()).toBe(false);
    stream.opened();
    expect([changes.connected(), told.splice(0)]).toEqual([true, ['pairs', 'jobs']]);
    stream.tell('jobs', 'job:7');
    expect(told).toEqual(['jobs']);
  });

  it('has the wider stream before it closes the narrower, and tells only those who are new to it', () => {
    watch('pairs');
    pass(50);
    stream.opened();
    told = [];
    watch('audit');
    pass(50);
    expect([stream.paths, changes.connected()]).toEqual([
      ['/api/changes?topics=pairs', '/api/changes?topics=audit,pairs'],
      true,
    ]);
    stream.opened();
    expect([stream.paths, told]).toEqual([['/api/changes?topics=audit,pairs'], ['audit']]);
  });

  it('keeps a stream that tells enough', () => {
    const stop = watch('pairs', 'jobs');
    pass(50);
    stream.opened();
    watch('pairs');
    stop();
    pass(1_000);
    expect(stream.paths).toEqual(['/api/changes?topics=jobs,pairs']);
  });

  it('closes when nobody watches any more', () => {
    const stop = watch('pairs');
    pass(50);
    stream.opened();
    stop();
    pass(50);
    expect([stream.paths, changes.connected()]).toEqual([[], false]);
  });

  it('comes back by itself, waiting longer each time, and tells everybody then', () => {
    watch('pairs');
    pass(50);
    stream.opened();
    told = [];
    stream.lose();
    expect([changes.connected(), stream.paths]).toEqual([false, []]);
    pass(1_000);
    expect(stream.paths).toHaveLength(1);
    stream.lose();
    pass(1_999);
    expect(stream.paths).toEqual([]);
    pass(1);
    stream.opened();
    expect([changes.connected(), told]).toEqual([true, ['pairs']]);
  });

  it('never waits longer than a minute', () => {
    watch('pairs');
    pass(50);
    for (let tries = 0; tries < 20; tries++) {
      stream.lose();
      pass(60_000);
      expect(stream.paths).toHaveLength(1);
    }
  });

  it('rests while the tab is hidden, and is back at once when it is seen', () => {
    watch('pairs');
    pass(50);
    stream.opened();
    look('hidden');
    expect([stream.paths, changes.connected()]).toEqual([[], false]);
    pass(600_000);
    expect(stream.paths).toEqual([]);
    look('visible');
    expect(stream.paths).toHaveLength(1);
  });

  it('tries at once when the network is back', () => {
    watch('pairs');
    pass(50);
    for (let tries = 0; tries < 5; tries++) {
      stream.lose();
      pass(16_000);
    }
    stream.lose();
    window.dispatchEvent(new Event('online'));
    pass(0);
    expect(stream.paths).toHaveLength(1);
  });

  it('is away while the session is interrupted, and back with it', () => {
    const session = TestBed.inject(Session);
    watch('pairs');
    pass(50);
    stream.opened();
    session.interrupt().subscribe();
    TestBed.tick();
    pass(600_000);
    expect(stream.paths).toEqual([]);
    session.forget();
    TestBed.tick();
    pass(0);
    expect(stream.paths).toHaveLength(1);
  });
});

it.each([
  ['{"topics":["pairs","job:1"]}', ['pairs', 'job:1']],
  ['{"topics":["pairs",7,null]}', ['pairs']],
  ['{"topics":"pairs"}', []],
  ['null', []],
  ['<html>', []],
])('reads %s as %j', (data, topics) => {
  expect(topicsIn(data)).toEqual(topics);
});

import { HttpClient, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { everyPage } from './every-page';

const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

describe('everyPage', () => {
  let server: HttpTestingController;
  let got: number[] | undefined;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(HttpTestingController);
    got = undefined;
    everyPage<number>(TestBed.inject(HttpClient), '/api/things').subscribe((all) => (got = all));
  });
  afterEach(() => server.verify());

  const answer = (page: number, items: number[], total: number): void =>
    server.expectOne(`/api/things?page=${page}&pageSize=200`).flush({ items, total });

  it('asks once for a list of one page', () => {
    answer(1, numbers(0, 200), 200);
    expect(got).toHaveLength(200);
  });

  it('goes on until it has all', () => {
    answer(1, numbers(0, 200), 401);
    answer(2, numbers(200, 400), 401);
    expect(got).toBeUndefined();
    answer(3, [400], 401);
    expect(got).toEqual(numbers(0, 401));
  });

  it('ends at an empty page, though the list was longer a moment ago', () => {
    answer(1, numbers(0, 200), 300);
    answer(2, [], 200);
    expect(got).toHaveLength(200);
  });
});

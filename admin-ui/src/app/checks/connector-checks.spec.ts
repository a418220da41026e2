import { HttpErrorResponse, HttpEventType, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { toProblem } from '../ui/problem/problem';
import { ConnectorChecks } from './connector-checks';

const line = (value: object): string => `${JSON.stringify(value)}\n`;
const address = { name: 'address', ok: true, reason: null, detail: null };
const connection = { name: 'connection', ok: false, reason: 'timeout', detail: 'no answer' };

describe('ConnectorChecks', () => {
  let request: TestRequest;
  let told: string[];
  let failure: unknown;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    [told, failure] = [[], null];
    TestBed.inject(ConnectorChecks)
      .run('c1')
      .subscribe({
        next: ({ answers, ok }) => told.push(`${answers.map(({ name }) => name).join()} ${ok}`),
        error: (error: unknown) => (failure = error),
      });
    request = TestBed.inject(HttpTestingController).expectOne('/api/connectors/c1/validate');
  });

  const arrives = (partialText: string): void =>
    request.event({ type: HttpEventType.DownloadProgress, loaded: partialText.length, partialText });

  it('tells of each check when its line is whole, and of the outcome at the end', () => {
    arrives(line({ check: address }) + '{"check":{"name":"conn');
    arrives(line({ check: address }) + line({ check: connection }));
    request.flush(line({ check: address }) + line({ check: connection }) + line({ ok: false }));
    expect(told).toEqual([' null', 'address null', 'address,connection null', 'address,connection false']);
  });

  it('takes the answer of a server that does not stream', () => {
    request.flush(JSON.stringify({ ok: true, checks: [address] }));
    expect(told.at(-1)).toBe('address true');
  });

  it('does not take a stream that broke off for an outcome', () => {
    request.flush(line({ check: address }));
    expect([told.at(-1), failure]).toEqual([' null', new Error('The answer ended before all was checked.')]);
  });

  it('fails with the problem of the API, which comes as text here', () => {
    request.flush(JSON.stringify({ code: 'not-found', requestId: 'r-1' }), { status: 404, statusText: 'no' });
    expect(failure).toBeInstanceOf(HttpErrorResponse);
    expect(toProblem(failure)).toMatchObject({ code: 'not-found', requestId: 'r-1' });
  });
});

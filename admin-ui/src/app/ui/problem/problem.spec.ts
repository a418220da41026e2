import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { toProblem } from './problem';

const refused = (status: number, error: unknown, headers: Record<string, string> = {}): HttpErrorResponse =>
  new HttpErrorResponse({ status, error, headers: new HttpHeaders(headers) });

describe('toProblem', () => {
  it('takes code, words, request id and faults from an answer of the API', () => {
    const body = {
      code: 'invalid-input',
      detail: 'Two faults.',
      requestId: 'r-1',
      errors: [{ field: 'email', code: 'format', message: 'Not an address.' }],
    };
    expect(toProblem(refused(400, body))).toEqual({
      code: 'invalid-input',
      detail: 'Two faults.',
      requestId: 'r-1',
      fields: [{ field: 'email', message: 'Not an address.' }],
      retryAfterSeconds: null,
    });
  });

  it('reads how long to wait', () => {
    expect(toProblem(refused(429, { code: 'too-many-attempts' }, { 'Retry-After': '20' })).retryAfterSeconds).toBe(20);
  });

  it.each(['', 'soon', '-1', 'Wed, 21 Oct 2026 07:28:00 GMT'])('takes Retry-After %p for no time at all', (header) => {
    const error = refused(429, { code: 'too-many-attempts' }, { 'Retry-After': header });
    expect(toProblem(error).retryAfterSeconds).toBeNull();
  });

  it('calls a request that got no answer unreachable', () => {
    expect(toProblem(refused(0, new ProgressEvent('error'))).code).toBe('unreachable');
  });

  it.each([
    ['the page of a proxy', '<html>Bad gateway</html>'],
    ['nothing', null],
    ['a code that is not in the list', { code: 'made-up' }],
    ['a code that is no text', { code: 7 }],
  ])('calls %s unreadable, and keeps the status for whoever asks', (_what, body) => {
    expect(toProblem(refused(502, body))).toMatchObject({ code: 'unreadable', requestId: null });
    expect(toProblem(refused(502, body)).detail).toContain('502');
  });

  it('reads faults that are not shaped as faults without falling over', () => {
    const { fields } = toProblem(refused(400, { code: 'invalid-input', errors: [null, 'x', { field: 3 }] }));
    expect(fields).toEqual([
      { field: '', message: '' },
      { field: '', message: '' },
      { field: '', message: '' },
    ]);
  });

  it('keeps the message of an error that is not of HTTP', () => {
    expect(toProblem(new TypeError('no such thing'))).toMatchObject({ code: 'unreadable', detail: 'no such thing' });
  });
});

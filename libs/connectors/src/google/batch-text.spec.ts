import { type GoogleRequest, readBatch, writeBatch } from './batch-text.js';

const call = (differing: Partial<GoogleRequest> = {}): GoogleRequest => ({
  method: 'GET',
  url: 'https://www.googleapis.com/calendar/v3/calendars/a%40b.c/events/1?fields=etag',
  headers: {},
  body: null,
  ...differing,
});

const answer = (
  body: string,
  contentType: string | null = 'multipart/mixed; boundary=b1',
): Parameters<typeof readBatch>[0] => ({ status: 200, body, contentType, retryAfter: null, challenge: null });

const part = (place: number, lines: readonly string[], body: string): string =>
  `--b1\r\nContent-Type: application/http\r\nContent-ID: <response-call-${place}>\r\n\r\n${lines.join('\r\n')}\r\n\r\n${body}\r\n`;

describe('a batch of calls', () => {
  it('holds each with its path, its own headers and its content', () => {
    const headers = { 'if-match': '"1"', 'content-type': 'application/json', 'user-agent': 'x' };
    const text = writeBatch([call(), call({ method: 'PUT', headers, body: '{"summary":"ü"}' })], 'b1');
    expect(text).toBe(
      [
        ...['--b1', 'Content-Type: application/http', 'Content-ID: <call-0>', ''],
        ...['GET /calendar/v3/calendars/a%40b.c/events/1?fields=etag HTTP/1.1', '', ''],
        ...['--b1', 'Content-Type: application/http', 'Content-ID: <call-1>', ''],
        ...['PUT /calendar/v3/calendars/a%40b.c/events/1?fields=etag HTTP/1.1'],
        ...['content-type: application/json', 'if-match: "1"', '', '{"summary":"ü"}', '--b1--', ''],
      ].join('\r\n'),
    );
  });
});

describe('the answer to a batch', () => {
  it('is read in whatever order its parts come', () => {
    const body = `${part(1, ['HTTP/1.1 204 No Content'], '')}${part(
      0,
      ['HTTP/1.1 403 Forbidden', 'Content-Type: application/json', 'Retry-After: 7'],
      '{"error":{}}',
    )}--b1--`;
    const read = readBatch(answer(body));
    expect([...read.keys()].sort()).toEqual([0, 1]);
    expect(read.get(0)).toMatchObject({ status: 403, retryAfter: '7', body: '{"error":{}}' });
    expect(read.get(1)).toMatchObject({ status: 204, body: '' });
  });

  it('that breaks off holds what was told to its end', () => {
    const whole = `${part(0, ['HTTP/1.1 200 OK'], '{"id":"a"}')}${part(1, ['HTTP/1.1 200 OK'], '{"id":"b"}')}--b1--`;
    for (let length = 0; length < whole.length; length += 1) {
      for (const [place, { status, body }] of readBatch(answer(whole.slice(0, length))))
        expect([status, body]).toEqual([200, place === 0 ? '{"id":"a"}' : '{"id":"b"}']);
    }
    expect(readBatch(answer(whole.slice(0, whole.indexOf('"b"')))).size).toBe(1);
    expect(readBatch(answer(whole)).size).toBe(2);
  });

  it.each([
    ['<html>502</html>', 'text/html'],
    ['', 'multipart/mixed; boundary=b1'],
    [part(0, ['HTTP/1.1 200 OK'], '{}'), null],
    ['--b1\r\n\r\nnonsense\r\n--b1--', 'multipart/mixed; boundary="b1"'],
  ])('%p as %p holds nothing', (body, contentType) => expect(readBatch(answer(body, contentType)).size).toBe(0));
});

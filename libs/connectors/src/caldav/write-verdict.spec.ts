import { verdictOn } from './write-verdict.js';

const inner = (status: string, error = ''): string =>
  `<D:multistatus xmlns:D="DAV:"><D:response><D:href>/a</D:href><D:status>HTTP/1.1 ${status}</D:status>${error}</D:response></D:multistatus>`;

describe('the answer to a write', () => {
  it.each([
    [200, 'done'],
    [201, 'done'],
    [204, 'done'],
    [404, 'gone'],
    [410, 'gone'],
    [409, 'look'],
    [412, 'look'],
    [403, 'forbidden'],
    [413, 'too-large'],
    [400, 'rejected'],
    [405, 'rejected'],
    [415, 'rejected'],
    [303, 'temporary'],
    [507, 'rejected'],
    [423, 'temporary'],
    [500, 'temporary'],
    [501, 'temporary'],
  ])('%i means %s', (status, verdict) => expect(verdictOn({ status, body: '' })).toBe(verdict));

  it.each([
    ['valid-calendar-data', 'rejected'],
    ['supported-calendar-component', 'rejected'],
    ['max-resource-size', 'too-large'],
    ['no-uid-conflict', 'look'],
  ])('of 403 with %s means %s', (condition, verdict) => {
    const body = `<?xml version="1.0"?><D:error xmlns:D="DAV:"><C:${condition} xmlns:C="urn:ietf:params:xml:ns:caldav"/></D:error>`;
    expect(verdictOn({ status: 403, body })).toBe(verdict);
    expect(verdictOn({ status: 403, body: body.replace(/[DC]:/g, '') })).toBe(verdict);
  });

  it.each([
    ['403 Forbidden', 'forbidden'],
    ['409 Conflict', 'look'],
    ['412 Precondition Failed', 'look'],
    ['500 Internal Server Error', 'temporary'],
  ])('of 207 is what it says of the object: %s', (status, verdict) =>
    expect(verdictOn({ status: 207, body: inner(status) })).toBe(verdict),
  );

  it('of 207 that says nothing of a success is none', () => {
    expect(verdictOn({ status: 207, body: '' })).toBe('rejected');
    expect(verdictOn({ status: 207, body: inner('403 Forbidden', '<D:error><no-uid-conflict/></D:error>') })).toBe(
      'look',
    );
  });
});

import fc from 'fast-check';
import { readGraphMessages, validationEcho } from './graph-message.js';

const NOTICE = {
  subscriptionId: 'a-subscription',
  clientState: 'a-token',
  changeType: 'updated',
  resource: 'users/alice/events/1',
  resourceData: { '@odata.type': '#microsoft.graph.event', '@odata.etag': 'W/"1"', id: 'event-1' },
};
const read = (more: object): unknown => readGraphMessages({ value: [{ ...NOTICE, ...more }] });

describe('messages of Microsoft Graph', () => {
  it('are read one by one', () => {
    const message = { token: 'a-token', channelId: 'a-subscription', subject: 'change', number: null };
    expect(readGraphMessages({ value: [NOTICE, NOTICE] })).toEqual([
      { ...message, change: 'event-1 W/"1"' },
      { ...message, change: 'event-1 W/"1"' },
    ]);
    expect(readGraphMessages({ value: [] })).toEqual([]);
  });

  it.each([
    ['reauthorizationRequired', 'renew'],
    ['subscriptionRemoved', 'removed'],
    ['missed', 'missed'],
    [null, 'change'],
  ])('of the life-cycle event %j are about a %s', (lifecycleEvent, subject) => {
    expect(read({ lifecycleEvent })).toMatchObject([{ subject }]);
  });

  it.each(['somethingNew', 'constructor', 7, {}])('of the life-cycle event %j are left out', (lifecycleEvent) => {
    expect(read({ lifecycleEvent })).toEqual([]);
  });

  it.each([[undefined], [null], [{ id: 'event-1' }], [{ '@odata.etag': 'W/"1"' }], [{ id: 1, '@odata.etag': 'x' }]])(
    'about %j cannot be told from others',
    (resourceData) => {
      expect(read({ resourceData })).toMatchObject([{ change: null }]);
    },
  );

  it('are all or none, and nothing makes the reading of them fail', () => {
    for (const body of [null, undefined, 7, 'value', {}, { value: null }, { value: [NOTICE, null] }])
      expect(readGraphMessages(body)).toBeNull();
    fc.assert(fc.property(fc.anything(), (body) => void readGraphMessages(body)));
    fc.assert(fc.property(fc.array(fc.object()), (value) => expect(readGraphMessages({ value })).not.toBeNull()));
  });
});

describe('the echo of a handshake', () => {
  it('is the text itself', () => {
    const text = 'Validation: Testing client application reachability for subscription Request-Id: 1-2';
    expect(validationEcho(text)).toBe(text);
  });

  it('holds nothing that a page or a header could be made of', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string({ unit: 'binary' }), (thing, text) => {
        for (const told of [thing, text]) {
          const echo = validationEcho(told);
          if (echo !== null) expect(echo).not.toMatch(/[<>&"'`%\\\r\n\0]|[^ -~]/);
        }
      }),
      { examples: [[['a'], '<b>']] },
    );
  });
});

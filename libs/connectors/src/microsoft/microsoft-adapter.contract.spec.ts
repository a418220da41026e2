import type { GraphFault, ReadFault } from '@calmirror/testkit';
import { describeAdapterContract, GRAPH_HOUR, MicrosoftScene } from '@calmirror/testkit';
import { MARKER_PROPERTY } from './mapping/extended-properties.js';

const refusal = (status: number, code: string, headers: Readonly<Record<string, string>> = {}): GraphFault => ({
  kind: 'answer',
  status,
  headers,
  body: JSON.stringify({ error: { code, message: 'As a test wants it.' } }),
});
const page = (status: number): GraphFault => ({ kind: 'answer', status, body: '<html>Sign in</html>' });
const wait = { 'retry-after': '7' };

describeAdapterContract('microsoft', async () => {
  const scene = await MicrosoftScene.start();
  const { server, user, adapter, calendarId } = scene;
  const spoiled = (kind: ReadFault['kind'], fault: GraphFault, times = 1): ReadFault => ({
    kind,
    spoilNextRead: () => void server.faults.next('view.delta', fault, times),
  });
  const held = new Map<string, { id: string; summary: string }>();
  return {
    adapter,
    calendarId,
    source: {
      hold: (events) => {
        const wanted = new Map(events.map(({ uid, summary }) => [uid, summary]));
        for (const [uid, { id }] of held) {
          if (wanted.has(uid)) continue;
          user.delete(id);
          held.delete(uid);
        }
        for (const [uid, summary] of wanted) {
          const standing = held.get(uid);
          if (standing === undefined) held.set(uid, { id: user.put({ subject: summary, ...GRAPH_HOUR }), summary });
          else if (standing.summary !== summary) {
            user.patch(standing.id, { subject: summary });
            held.set(uid, { ...standing, summary });
          }
        }
      },
      requests: () => scene.requests.sent.length,
      faults: {
        'refused credentials, twice': spoiled('auth', refusal(401, 'InvalidAuthenticationToken'), 2),
        'a permission that is missing': spoiled('auth', refusal(403, 'ErrorAccessDenied')),
        'a mailbox that is switched off': spoiled('auth', refusal(404, 'MailboxNotEnabledForRESTAPI')),
        'too many requests': spoiled('rate-limited', refusal(429, 'ApplicationThrottled', wait)),
        'too many requests, and no word for how long': spoiled('rate-limited', refusal(429, 'TooManyRequests')),
        'a service that is away': spoiled('temporary', refusal(503, 'ServiceUnavailable', wait)),
        'a gateway that waits in vain': spoiled('temporary', page(504)),
        'a calendar that is gone': spoiled('not-found', refusal(404, 'ErrorItemNotFound')),
        'a delta that expired': spoiled('cursor-expired', refusal(410, 'SyncStateNotFound')),
        'a request that is no good': spoiled('rejected', refusal(400, 'ErrorInvalidRequest')),
        'a cut connection': spoiled('temporary', { kind: 'cut-before' }),
        'half an answer': spoiled('temporary', { kind: 'half-answer' }),
        'an answer that breaks off': spoiled('temporary', { kind: 'half-content' }),
        'a page of a proxy': spoiled('temporary', page(200)),
        'a page of a proxy that says 400': spoiled('temporary', page(400)),
        'an answer without events': spoiled('temporary', { kind: 'answer', status: 200, body: '{}' }),
        'a last page without a way on': spoiled('temporary', { kind: 'answer', status: 200, body: '{"value":[]}' }),
      },
    },
    target: {
      objects: () =>
        Promise.resolve(
          user.events().map(({ subject, singleValueExtendedProperties = [] }) => {
            const marker = singleValueExtendedProperties?.find(({ id }) => id === MARKER_PROPERTY)?.value ?? null;
            return { id: marker?.split(':').at(-1) ?? '', summary: subject ?? null, marker };
          }),
        ),
      // Graph gives out ids: whatever stands under one of a mirror's was made as that mirror.
      plantForeign: null,
      plantTwin: async (mirrorId) => {
        const [mirror] = user.events().filter(({ transactionId }) => transactionId?.includes(mirrorId));
        const { subject = '', body, singleValueExtendedProperties = [], ...rest } = mirror ?? {};
        const times = { start: rest.start, end: rest.end };
        const before = new Set((await scene.list()).map(({ receipt }) => receipt.targetId));
        user.put({ subject, body, ...times, singleValueExtendedProperties });
        const made = (await scene.list()).find(({ receipt }) => !before.has(receipt.targetId));
        return made?.receipt.targetId ?? '';
      },
      // Graph takes no end before its start.
      spoil: (mirror) => ({
        ...mirror,
        event: { ...mirror.event, end: { kind: 'instant', instant: '2026-03-01T00:00:00Z' } },
      }),
    },
    channels: {
      address: scene.address,
      standing: () =>
        server
          .subscriptions()
          .map((one) => ({ id: one.id, address: one.notificationUrl, token: one.clientState ?? '' })),
      lose: (id) => server.expireSubscription(id),
    },
    close: () => scene.stop(),
  };
});

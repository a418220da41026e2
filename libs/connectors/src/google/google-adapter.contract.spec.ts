import type { GoogleFault, ReadFault } from '@calmirror/testkit';
import { describeAdapterContract, GoogleScene } from '@calmirror/testkit';

const TIMES = {
  start: { dateTime: '2026-03-02T09:00:00Z' },
  end: { dateTime: '2026-03-02T10:00:00Z' },
};

const refusal = (status: number, reason: string, headers: Readonly<Record<string, string>> = {}): GoogleFault => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ error: { code: status, errors: [{ domain: 'global', reason }] } }),
});

describeAdapterContract('google', async () => {
  const scene = await GoogleScene.start();
  const { server, calendar, adapter, calendarId } = scene;
  const spoiled = (kind: ReadFault['kind'], fault: GoogleFault, times = 1): ReadFault => ({
    kind,
    spoilNextRead: () => void server.faults.next('events.list', fault, times),
  });
  const idOf = (uid: string): string => Buffer.from(uid).toString('hex');
  return {
    adapter,
    calendarId,
    source: {
      hold: (events) => {
        const wanted = new Map(events.map(({ uid, summary }) => [idOf(uid), summary]));
        const standing = new Map(calendar.events().map(({ id, summary }) => [id, summary]));
        for (const id of standing.keys()) if (!wanted.has(id)) calendar.delete(id);
        for (const [id, summary] of wanted) if (standing.get(id) !== summary) calendar.put({ id, summary, ...TIMES });
      },
      requests: () => server.requests.length,
      faults: {
        'refused credentials, twice': spoiled('auth', refusal(401, 'authError'), 2),
        'a right that is missing': spoiled('auth', refusal(403, 'insufficientPermissions')),
        'too many requests': spoiled('rate-limited', refusal(429, 'rateLimitExceeded', { 'retry-after': '7' })),
        'usage limits, told as a missing right': spoiled('rate-limited', refusal(403, 'userRateLimitExceeded')),
        'a service that is away': spoiled('temporary', refusal(503, 'backendError')),
        'a calendar that is gone': spoiled('not-found', refusal(404, 'notFound')),
        'a token that expired': spoiled('cursor-expired', refusal(410, 'fullSyncRequired')),
        'a cut connection': spoiled('temporary', { kind: 'cut-before' }),
        'half an answer': spoiled('temporary', { kind: 'half-answer' }),
        'an answer that breaks off': spoiled('temporary', { kind: 'half-content' }),
        'a page of a proxy': spoiled('temporary', { kind: 'answer', status: 200, body: '<html>Sign in</html>' }),
        'a page of a proxy that says 403': spoiled('temporary', {
          kind: 'answer',
          status: 403,
          body: '<html>No</html>',
        }),
        'an answer without events': spoiled('temporary', { kind: 'answer', status: 200, body: '{}' }),
        'nothing at all': spoiled('temporary', { kind: 'answer', status: 200, body: '' }),
      },
    },
    target: {
      objects: () =>
        Promise.resolve(
          calendar.events().map(({ id, summary, extendedProperties }) => ({
            id,
            summary: summary ?? null,
            marker: extendedProperties?.private?.['calmirror'] ?? null,
          })),
        ),
      plantForeign: (mirrorId) => void calendar.put({ id: mirrorId, summary: 'Dentist', ...TIMES }),
      plantTwin: (mirrorId) => {
        const { summary, start, end, extendedProperties } = calendar.get(mirrorId);
        return Promise.resolve(calendar.put({ summary, start, end, extendedProperties }).id);
      },
      // Google takes no end before its start.
      spoil: (mirror) => ({
        ...mirror,
        event: { ...mirror.event, end: { kind: 'instant', instant: '2026-03-01T00:00:00Z' } },
      }),
    },
    channels: {
      address: 'https://127.0.0.1:9/push',
      standing: () => server.channels.live.map(({ token, ...channel }) => ({ ...channel, token: token ?? '' })),
      lose: () => server.channels.expire(),
    },
    close: () => scene.stop(),
  };
});

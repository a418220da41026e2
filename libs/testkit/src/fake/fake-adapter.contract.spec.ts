import { anEvent } from '../builders/an-event.js';
import { describeAdapterContract } from '../contract/describe-adapter-contract.js';
import { FakeAdapter } from './fake-adapter.js';
import type { FakeFault } from './fake-faults.js';
import { FakeProvider } from './fake-provider.js';

describe.each([
  { renewsBy: 'another', listens: false },
  { renewsBy: 'itself', listens: true },
] as const)('a fake with $renewsBy as the next channel, listened to: $listens', (manners) => {
  describeAdapterContract('fake', () => {
    const provider = new FakeProvider();
    const calendar = provider.calendar('work');
    const fault =
      (fault: FakeFault): (() => void) =>
      () =>
        provider.failNext(fault);
    return Promise.resolve({
      adapter: new FakeAdapter(provider, manners),
      calendarId: 'work',
      source: {
        hold: (events) => calendar.hold(events.map((event) => anEvent(event))),
        requests: () => provider.requests,
        faults: {
          'too many requests': {
            kind: 'rate-limited',
            spoilNextRead: fault({ kind: 'rate-limited', retryAfterMs: 5000 }),
          },
          'a server error': { kind: 'temporary', spoilNextRead: fault({ kind: 'server-error' }) },
          'a time-out': { kind: 'temporary', spoilNextRead: fault({ kind: 'timeout' }) },
          'an answer lost on its way': { kind: 'temporary', spoilNextRead: fault({ kind: 'timeout-after-effect' }) },
          'a truncated answer': { kind: 'temporary', spoilNextRead: fault({ kind: 'truncated' }) },
          'an expired cursor': { kind: 'cursor-expired', spoilNextRead: fault({ kind: 'cursor-expired' }) },
          'refused credentials': { kind: 'auth', spoilNextRead: fault({ kind: 'credentials-refused' }) },
          'a calendar that is gone': { kind: 'not-found', spoilNextRead: fault({ kind: 'calendar-gone' }) },
        },
      },
      target: {
        objects: () =>
          Promise.resolve(
            calendar.all().map(({ event }) => ({ id: event.id, summary: event.summary, marker: event.marker })),
          ),
        plantForeign: (mirrorId) => void calendar.put(anEvent({ id: mirrorId, summary: 'Dentist' })),
        plantTwin: (mirrorId) => {
          const { event } = calendar.get(mirrorId) ?? { event: anEvent() };
          calendar.put({ ...event, id: 'a-copy', uid: 'a-copy' });
          return Promise.resolve('a-copy');
        },
        spoil: (mirror) => {
          provider.refuse(mirror.id);
          return mirror;
        },
      },
      channels: {
        address: 'https://push.example.test/push',
        standing: () => provider.channels.standing(),
        lose: (id) => provider.channels.close(id),
      },
      ...(manners.listens && {
        listening: {
          change: () => void calendar.put(anEvent({ id: 'heard' })),
          cut: () => provider.listeners.cut(),
          standing: () => provider.listeners.standing().length,
        },
      }),
      close: () => Promise.resolve(),
    });
  });
});

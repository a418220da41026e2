import {
  anInvitation,
  connectorParts,
  describeAdapterContract,
  describeWithDovecot,
  Dovecot,
  localMailSources,
  MemoryRateBudget,
  type SimpleEvent,
} from '@calmirror/testkit';
import { createAdapter } from '../registry.js';

const KEY = 'connector-1';

describeWithDovecot('a mailbox on Dovecot as a calendar', () => {
  let dovecot: Dovecot;
  let mailboxes = 0;
  beforeAll(async () => {
    dovecot = await Dovecot.start();
  });
  afterAll(() => dovecot.stop());

  describeAdapterContract('imap on Dovecot', () => {
    mailboxes += 1;
    const user = dovecot.someone(`calendar${mailboxes}@calmirror.test`);
    const budget = new MemoryRateBudget();
    const sequences = new Map<string, { readonly event: SimpleEvent; readonly sequence: number }>();
    let isCut = false;
    const account = {
      id: KEY,
      kind: 'imap',
      settings: { host: '127.0.0.1', port: dovecot.tlsPort },
      secret: { username: user.name, password: user.password },
    };
    const send = (event: SimpleEvent, method: 'REQUEST' | 'CANCEL', sequence: number): Promise<void> =>
      dovecot.deliver(anInvitation({ ...event, method, sequence }), user);
    return Promise.resolve({
      adapter: createAdapter(account, connectorParts({ mailSources: localMailSources({ budget }), now: Date.now })),
      calendarId: 'INBOX',
      source: {
        hold: async (events) => {
          const wanted = new Set(events.map(({ uid }) => uid));
          for (const [uid, { event, sequence }] of sequences) {
            if (wanted.has(uid)) continue;
            await send(event, 'CANCEL', sequence + 1);
            sequences.delete(uid);
          }
          for (const event of events) {
            const known = sequences.get(event.uid);
            if (known?.event.summary === event.summary) continue;
            const sequence = (known?.sequence ?? -1) + 1;
            sequences.set(event.uid, { event, sequence });
            await send(event, 'REQUEST', sequence);
          }
        },
        // Sessions: a read is one of them, whatever is asked in it.
        requests: () => budget.taken.get(KEY) ?? 0,
        faults: {},
      },
      target: null,
      listening: {
        change: () => send({ uid: `${Date.now()}@feeds.test`, summary: 'More' }, 'REQUEST', 0),
        cut: async () => {
          isCut = true;
          await dovecot.kill();
        },
        standing: () => 0,
      },
      close: async () => {
        if (isCut) await dovecot.resume();
      },
    });
  });
});

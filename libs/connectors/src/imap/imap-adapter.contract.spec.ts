import { ProviderError, type ProviderErrorKind, type ProviderErrorReason } from '@calmirror/core';
import {
  anInvitation,
  describeAdapterContract,
  FixedTokens,
  type MailOperation,
  MemoryMailSources,
  type ReadFault,
  type SimpleEvent,
} from '@calmirror/testkit';
import { ImapAdapter } from './imap-adapter.js';
import { parseImapSettings } from './imap-settings.js';

const NOW = Date.parse('2026-03-02T10:00:00Z');

describeAdapterContract('imap', () => {
  const sources = new MemoryMailSources();
  const held = new Map<string, { readonly event: SimpleEvent; readonly sequence: number }>();
  const secret = { username: 'me@example.org', password: 'secret' };
  const spoiled = (
    operation: MailOperation,
    kind: ProviderErrorKind,
    reason: ProviderErrorReason,
    after = 0,
  ): ReadFault => ({
    kind,
    spoilNextRead: () =>
      sources.failNext(operation, new ProviderError(kind, reason, 'As the contract wants it.'), after),
  });
  const send = (event: SimpleEvent, method: 'REQUEST' | 'CANCEL', sequence: number): void => {
    held.set(event.uid, { event, sequence });
    sources.inbox.append(anInvitation({ ...event, method, sequence }));
  };
  return Promise.resolve({
    adapter: new ImapAdapter({
      sources,
      key: 'connector-1',
      settings: parseImapSettings({ host: 'mail.test' }, secret, new FixedTokens()),
      now: () => NOW,
    }),
    calendarId: 'INBOX',
    source: {
      hold: (events) => {
        const wanted = new Map(events.map((event) => [event.uid, event]));
        for (const [uid, { event, sequence }] of held) {
          if (wanted.has(uid)) continue;
          send(event, 'CANCEL', sequence + 1);
          held.delete(uid);
        }
        for (const event of events) {
          const known = held.get(event.uid);
          if (known?.event.summary !== event.summary) send(event, 'REQUEST', (known?.sequence ?? -1) + 1);
        }
      },
      requests: () => sources.asked.filter((asked) => !/^(?:open|close)/.test(asked)).length,
      faults: {
        'a folder that is gone': spoiled('state', 'not-found', 'not-found'),
        'refused credentials': spoiled('open', 'auth', 'credentials-refused'),
        'a server that asks to wait': spoiled('open', 'rate-limited', 'too-many-requests'),
        'no connection': spoiled('open', 'temporary', 'connection-failed'),
        'a connection lost at once': spoiled('state', 'temporary', 'connection-failed'),
        'a connection lost before the structures': spoiled('outlines', 'temporary', 'connection-failed'),
        'a connection lost after the structures': spoiled('outlines', 'temporary', 'connection-failed', 1),
        'a connection lost before the mails': spoiled('read', 'temporary', 'connection-failed'),
        'a connection lost after a mail': spoiled('read', 'temporary', 'connection-failed', 1),
        'an answer that is none': spoiled('outlines', 'rejected', 'undecodable'),
      },
    },
    target: null,
    listening: {
      change: () => void sources.inbox.append(anInvitation({ uid: 'more@feeds.test', summary: 'More' })),
      cut: () => sources.cut(),
      standing: () => sources.sessions,
    },
    close: () => Promise.resolve(),
  });
});

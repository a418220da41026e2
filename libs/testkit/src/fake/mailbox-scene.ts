import { type ConnectorAdapter, createAdapter, type FetchResult } from '@calmirror/connectors';
import type { CalendarEvent } from '@calmirror/core';
import { MAILBOX_ADDRESS } from '../builders/a-scheduling-message.js';
import { anInvitation, type InvitationMail } from '../builders/an-invitation.js';
import { ReadingEngine } from '../contract/reading-engine.js';
import { connectorParts } from './connector-parts.js';
import { MemoryMailSources } from './memory-mail-sources.js';

/** A mailbox in memory, the adapter that reads its INBOX, and an engine that keeps what it says. */
export class MailboxScene {
  readonly engine: ReadingEngine;
  private adapter: ConnectorAdapter;

  constructor(
    readonly mail = new MemoryMailSources(),
    settings: object = {},
  ) {
    this.adapter = this.adapterWith(settings);
    const current: Pick<ConnectorAdapter, 'fetchWindow'> = {
      fetchWindow: (request) => this.adapter.fetchWindow(request),
    };
    this.engine = new ReadingEngine(current, 'INBOX');
  }

  /** An administrator changes the connector's settings. */
  change(settings: object): void {
    this.adapter = this.adapterWith(settings);
  }

  /** A mail comes in. @returns its UID */
  receive(mail: InvitationMail, receivedAt?: string): number {
    return this.mail.inbox.append(anInvitation(mail), receivedAt);
  }

  read(): Promise<FetchResult> {
    return this.engine.read();
  }

  /** What the server is asked during `act`, but for sessions that begin and end. */
  async askedDuring(act: () => Promise<unknown>): Promise<readonly string[]> {
    const before = this.mail.asked.length;
    await act();
    return this.mail.asked.slice(before).filter((asked) => asked !== 'open' && asked !== 'close');
  }

  /** Events as they are known now, as `title status`, sorted. */
  titles(): string[] {
    return [...this.engine.events().values()].map(titleOf).sort();
  }

  private adapterWith(settings: object): ConnectorAdapter {
    const secret = { username: MAILBOX_ADDRESS, password: 'secret' };
    const account = { id: 'connector-1', kind: 'imap', settings: { host: 'mail.test', ...settings }, secret };
    return createAdapter(account, connectorParts({ mailSources: this.mail }));
  }
}

const titleOf = ({ summary, status }: CalendarEvent): string => `${summary ?? ''} ${status}`;

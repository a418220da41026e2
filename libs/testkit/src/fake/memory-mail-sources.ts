import type { MailAccount, MailFolder, MailSource, MailSources } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';
import type { MemoryMailFolder } from './memory-mail-folder.js';
import { MemoryMailSource } from './memory-mail-source.js';
import { MemoryMailbox, type MailOperation } from './memory-mailbox.js';

export interface MemoryMailOptions {
  /** Whether the server counts changes (RFC 7162); it does unless this says otherwise. */
  readonly condstore?: boolean;
  /** The one password, or token, that is let in; absent: any. */
  readonly secret?: string;
  /** Messages in one portion of outlines. */
  readonly portion?: number;
}

const PORTION = 500;

/** Opens sessions with one mailbox in memory, with faults on demand and a record of what it was asked. */
export class MemoryMailSources implements MailSources {
  private readonly mailbox: MemoryMailbox;

  constructor(private readonly options: MemoryMailOptions = {}) {
    this.mailbox = new MemoryMailbox(options.condstore ?? true, options.portion ?? PORTION);
    this.folder('INBOX');
  }

  /** The folder of this name; made where it is not there yet. */
  folder(path: string, use: MailFolder['use'] = null): MemoryMailFolder {
    return this.mailbox.folder(path, use);
  }

  get inbox(): MemoryMailFolder {
    return this.folder('INBOX');
  }

  deleteFolder(path: string): void {
    this.mailbox.delete(path);
  }

  /** What was asked, oldest first: `open`, `state INBOX`, `outlines INBOX 7:*`, `read INBOX 3,4`, `close` … */
  get asked(): readonly string[] {
    return this.mailbox.asked;
  }

  /** Sessions that are open now. */
  get sessions(): number {
    return this.mailbox.sessions;
  }

  /** The next such operation fails: at once, or after so many portions or messages were handed out. */
  failNext(operation: MailOperation, error: ProviderError, after = 0): void {
    this.mailbox.fail({ operation, error, after });
  }

  /** Cuts all connections that are open now; who waits hears of it. */
  cut(): void {
    this.mailbox.cut();
  }

  async open({ login }: MailAccount, signal: AbortSignal): Promise<MailSource> {
    signal.throwIfAborted();
    this.mailbox.begin('open')(0);
    const secret = login.kind === 'token' ? await login.token() : login.password;
    signal.throwIfAborted();
    if (this.options.secret !== undefined && secret !== this.options.secret) {
      if (login.kind === 'token') await login.refused(secret);
      throw new ProviderError('auth', 'credentials-refused', 'The mailbox refused the credentials.');
    }
    return new MemoryMailSource(this.mailbox, signal);
  }
}

import type { MailAccount, MailSources } from '@calmirror/connectors';

/** One implementation of `MailSources` with a fresh mailbox behind it, and the test's own hands on that mailbox. */
export interface MailSourceHarness {
  readonly sources: MailSources;
  readonly account: MailAccount;
  /** The same account with a password that is not its own. */
  readonly stranger: MailAccount;
  append(folder: string, raw: string | Uint8Array, receivedAt?: string): Promise<void> | void;
  /** @param folder its name in plain text */
  createFolder(folder: string): Promise<void> | void;
  deleteFolder(folder: string): Promise<void> | void;
  expunge(folder: string, uid: number): Promise<void> | void;
  changeUidValidity(folder: string): Promise<void> | void;
  /** Everything in a folder that a reader could have changed: flags and counters, in words of the server's. */
  marks(folder: string): Promise<string> | string;
  /** Ends all connections that are open now. */
  cut(): Promise<void> | void;
  /** Ends all that the test opened; the mailbox of the next one is another. */
  close(): Promise<void>;
}

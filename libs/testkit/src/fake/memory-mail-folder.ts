import type { FolderState, MailFolder, MessageOutline, MessageRange } from '@calmirror/connectors';
import { RawMail } from './raw-mail.js';

interface HeldMessage {
  readonly uid: number;
  readonly receivedAt: string;
  readonly mail: RawMail;
}

/** A folder of a mailbox in memory, and a test's hands on it. */
export class MemoryMailFolder {
  private messages: readonly HeldMessage[] = [];
  private uidValidity = 1_700_000_000;
  private uidNext = 1;
  private modSeq = 1n;
  private readonly listeners = new Set<() => void>();
  /** What the server tells of a message's structure instead of the truth. */
  private readonly lies = new Map<number, MessageOutline['parts']>();

  constructor(
    readonly listed: MailFolder,
    private readonly condstore: boolean,
  ) {}

  /** @returns the UID that the message has */
  append(raw: string | Uint8Array, receivedAt = '2026-03-02T10:00:00Z'): number {
    const uid = this.uidNext;
    this.uidNext += 1;
    this.messages = [...this.messages, { uid, receivedAt, mail: new RawMail(raw) }];
    this.changed();
    return uid;
  }

  expunge(uid: number): void {
    this.messages = this.messages.filter((message) => message.uid !== uid);
    this.changed();
  }

  /** Another program sets a flag: of no concern to anybody here, but it moves HIGHESTMODSEQ. */
  flag(): void {
    this.changed();
  }

  /** The same messages under new UIDs, as after a move to another server. */
  changeUidValidity(): void {
    this.uidValidity += 1;
    this.messages = this.messages.map((message, index) => ({ ...message, uid: index + 1 }));
    this.uidNext = this.messages.length + 1;
    this.lies.clear();
    this.changed();
  }

  /** Makes the server tell another structure of a message, such as `too-deep`. */
  tell(uid: number, parts: MessageOutline['parts']): void {
    this.lies.set(uid, parts);
  }

  state(): FolderState {
    return {
      uidValidity: this.uidValidity,
      uidNext: this.uidNext,
      modSeq: this.condstore ? String(this.modSeq) : null,
      messages: this.messages.length,
    };
  }

  outlines(range: MessageRange): MessageOutline[] {
    return this.messages
      .filter(({ uid, receivedAt }) =>
        'since' in range ? receivedAt.slice(0, 10) >= range.since : uid >= range.fromUid,
      )
      .map(({ uid, receivedAt, mail }) => ({
        uid,
        receivedAt,
        size: mail.bytes.length,
        parts: this.lies.get(uid) ?? mail.parts.map(({ outline }) => outline),
      }));
  }

  mail(uid: number): RawMail | null {
    return this.messages.find((message) => message.uid === uid)?.mail ?? null;
  }

  /** Calls at each change until the answered function is called. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private changed(): void {
    this.modSeq += 1n;
    for (const listener of [...this.listeners]) listener();
  }
}

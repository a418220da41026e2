import type {
  FolderState,
  MailFolder,
  MailSource,
  MessageOutline,
  MessageRange,
  ReadSections,
  WantedSections,
} from '@calmirror/connectors';
import type { ProviderError } from '@calmirror/core';
import type { MemoryMailbox } from './memory-mailbox.js';

/** One session with a mailbox in memory. */
export class MemoryMailSource implements MailSource {
  private lost: ProviderError | null = null;
  private readonly forget: () => void;

  constructor(
    private readonly mailbox: MemoryMailbox,
    private readonly signal: AbortSignal,
  ) {
    mailbox.sessions += 1;
    this.forget = mailbox.onCut((error) => (this.lost = error));
  }

  folders(): Promise<readonly MailFolder[]> {
    return this.answer(() => {
      this.mailbox.begin('folders')(0);
      return this.mailbox.listed();
    });
  }

  state(folder: string): Promise<FolderState> {
    return this.answer(() => {
      this.mailbox.begin('state', folder)(0);
      return this.mailbox.existing(folder).state();
    });
  }

  async *outlines(folder: string, range: MessageRange): AsyncIterable<readonly MessageOutline[]> {
    const failed = this.mailbox.begin('outlines', `${folder} ${'since' in range ? range.since : `${range.fromUid}:*`}`);
    const found = await this.answer(() => this.mailbox.existing(folder).outlines(range));
    for (let portion = 0; portion * this.mailbox.portion < found.length; portion += 1) {
      const from = portion * this.mailbox.portion;
      yield await this.answer(() => {
        failed(portion);
        return found.slice(from, from + this.mailbox.portion);
      });
    }
    failed(Number.POSITIVE_INFINITY);
  }

  async *read(folder: string, wanted: readonly WantedSections[]): AsyncIterable<ReadSections> {
    const failed = this.mailbox.begin('read', `${folder} ${wanted.map(({ uid }) => uid).join(',')}`);
    const held = await this.answer(() => this.mailbox.existing(folder));
    let done = 0;
    for (const { uid, sections } of wanted) {
      const mail = await this.answer(() => {
        failed(done);
        return held.mail(uid);
      });
      if (mail === null) continue;
      const read = sections.flatMap(({ section, bytes }) => {
        const content = mail.section(section);
        return content === null ? [] : [[section, new Uint8Array(content.subarray(0, bytes))] as const];
      });
      yield { uid, sections: new Map(read) };
      done += 1;
    }
    failed(Number.POSITIVE_INFINITY);
  }

  async wake(folder: string, known: FolderState): Promise<void> {
    const failed = this.mailbox.begin('wake', folder);
    const held = await this.answer(() => {
      failed(0);
      return this.mailbox.existing(folder);
    });
    const isNews = (): boolean => {
      const { uidNext, uidValidity } = held.state();
      return uidNext !== known.uidNext || uidValidity !== known.uidValidity;
    };
    await new Promise<void>((resolve, reject) => {
      const ended = (): void => reject(this.signal.reason as Error);
      const forget = [
        held.onChange(() => isNews() && settle(resolve)),
        this.mailbox.onCut((error) => settle(() => reject(error))),
      ];
      const settle = (how: () => void): void => {
        for (const stop of forget) stop();
        this.signal.removeEventListener('abort', ended);
        how();
      };
      this.signal.addEventListener('abort', ended);
      const { lost } = this;
      if (this.signal.aborted) settle(ended);
      else if (lost !== null) settle(() => reject(lost));
      else if (isNews()) settle(resolve);
    });
  }

  close(): Promise<void> {
    this.mailbox.begin('close');
    this.mailbox.sessions -= 1;
    this.forget();
    return Promise.resolve();
  }

  /** As over a wire: later, and never to one who has given up, nor over a connection that is cut. */
  private async answer<T>(made: () => T): Promise<T> {
    await Promise.resolve();
    this.signal.throwIfAborted();
    if (this.lost !== null) throw this.lost;
    return made();
  }
}

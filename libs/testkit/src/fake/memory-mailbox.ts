import type { MailFolder } from '@calmirror/connectors';
import { ProviderError } from '@calmirror/core';
import { MemoryMailFolder } from './memory-mail-folder.js';

export type MailOperation = 'open' | 'folders' | 'state' | 'outlines' | 'read' | 'wake' | 'close';

interface MailFault {
  readonly operation: MailOperation;
  readonly error: ProviderError;
  /** Portions of outlines, or messages read, that still come before it. */
  readonly after: number;
}

/** What `MemoryMailSources` and its sessions share: folders, faults, and a record of what was asked. */
export class MemoryMailbox {
  readonly asked: string[] = [];
  sessions = 0;
  private readonly folders = new Map<string, MemoryMailFolder>();
  private readonly cuts = new Set<(error: ProviderError) => void>();
  private faults: readonly MailFault[] = [];

  constructor(
    private readonly condstore: boolean,
    readonly portion: number,
  ) {}

  /** Made where it is not there yet. */
  folder(path: string, use: MailFolder['use']): MemoryMailFolder {
    const folder = this.folders.get(path) ?? new MemoryMailFolder({ path, use }, this.condstore);
    this.folders.set(path, folder);
    return folder;
  }

  existing(path: string): MemoryMailFolder {
    const folder = this.folders.get(path);
    if (!folder) throw new ProviderError('not-found', 'not-found', 'The mailbox has no such folder.');
    return folder;
  }

  listed(): MailFolder[] {
    return [...this.folders.values()].map(({ listed }) => listed);
  }

  delete(path: string): void {
    this.folders.delete(path);
  }

  fail(fault: MailFault): void {
    this.faults = [...this.faults, fault];
  }

  /**
   * Notes what is asked.
   * @returns what throws the operation's fault, if it has one, once so many portions or messages were handed out
   */
  begin(operation: MailOperation, what = ''): (done: number) => void {
    this.asked.push(what === '' ? operation : `${operation} ${what}`);
    const fault = this.faults.find((candidate) => candidate.operation === operation);
    this.faults = this.faults.filter((other) => other !== fault);
    return (done) => {
      if (fault && done >= fault.after) throw fault.error;
    };
  }

  onCut(listener: (error: ProviderError) => void): () => void {
    this.cuts.add(listener);
    return () => this.cuts.delete(listener);
  }

  cut(): void {
    const error = new ProviderError('temporary', 'connection-failed', 'The mailbox hung up.');
    for (const listener of [...this.cuts]) listener(error);
  }
}

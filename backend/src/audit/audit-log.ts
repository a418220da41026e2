import type { AuditAction } from '@calmirror/contracts';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/actor.js';
import { ChangeNotes } from '../changes/change-notes.js';
import { topicsOfEntry } from '../changes/topics.js';
import { AuditEntry } from '../database/entities/audit-entry.entity.js';
import { newId } from '../database/new-id.js';
import { chainHash, GENESIS, type UnchainedEntry } from './chain-hash.js';
import { withoutSecrets } from './without-secrets.js';

/** One change, as its maker tells it. `before` and `after` are safe to show: what holds a secret stays out of them. */
export interface AuditNote {
  action: AuditAction;
  subjectKind: string;
  subjectId: string | null;
  subjectName: string | null;
  before: object | null;
  after: object | null;
}

/** Any constant will do, as long as nothing else in this database locks it. */
const CHAIN_LOCK = 7002;

@Injectable()
export class AuditLog {
  private readonly log = new Logger(AuditLog.name);

  constructor(private readonly changes: ChangeNotes) {}

  /**
   * Adds one entry inside the caller's transaction, so that a change and its entry stand or fall together. The chain has one
   * end: whoever adds to it holds a lock until its commit, so make this the last statement of the transaction.
   */
  async record(manager: EntityManager, actor: Actor | null, note: AuditNote): Promise<void> {
    await this.changes.atCommit(manager, topicsOfEntry(note.subjectKind, note.subjectId));
    await manager.query('SELECT pg_advisory_xact_lock($1)', [CHAIN_LOCK]);
    const [last] = await manager.query<{ seq: string; hash: Buffer }[]>(
      'SELECT seq, hash FROM audit_log ORDER BY seq DESC LIMIT 1',
    );
    const prevHash = last?.hash ?? GENESIS;
    const entry: UnchainedEntry = {
      seq: String(BigInt(last?.seq ?? 0) + 1n),
      id: newId(),
      at: new Date(),
      actorId: actor?.userId ?? null,
      actorName: actor?.name ?? null,
      action: note.action,
      subjectKind: note.subjectKind,
      subjectId: note.subjectId,
      subjectName: note.subjectName,
      before: withoutSecrets(note.before),
      after: withoutSecrets(note.after),
      address: actor?.address ?? null,
      requestId: actor?.requestId ?? null,
    };
    const hash = chainHash(prevHash, entry);
    await manager.save(AuditEntry, { ...entry, prevHash, hash }, { reload: false });
    // The log is kept elsewhere: with the head of the chain in it, entries that were cut off at the end are missed.
    this.log.log({ seq: entry.seq, action: entry.action, hash: hash.toString('hex') }, 'audit');
  }
}

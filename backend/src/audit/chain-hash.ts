import { createHash } from 'node:crypto';
import type { AuditEntry } from '../database/entities/audit-entry.entity.js';
import { canonicalJson } from './canonical-json.js';

/** What the first entry follows. */
export const GENESIS: Buffer = Buffer.alloc(32);

export type UnchainedEntry = Omit<AuditEntry, 'prevHash' | 'hash'>;

/** sha-256 over the hash of the entry before and the entry's own contents in canonical form. */
export function chainHash(prevHash: Buffer, entry: UnchainedEntry): Buffer {
  const {
    seq,
    id,
    at,
    actorId,
    actorName,
    action,
    subjectKind,
    subjectId,
    subjectName,
    before,
    after,
    address,
    requestId,
  } = entry;
  const content = [
    seq,
    id,
    at,
    actorId,
    actorName,
    action,
    subjectKind,
    subjectId,
    subjectName,
    before,
    after,
    address,
    requestId,
  ];
  return createHash('sha256').update(prevHash).update(canonicalJson(content)).digest();
}

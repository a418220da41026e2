import type { AuditQuery, AuditRecord, Listing } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { And, LessThan, MoreThanOrEqual, type FindOperator, type Repository } from 'typeorm';
import { AuditEntry } from '../database/entities/audit-entry.entity.js';
import { listOrder, listSlice } from '../http/list-order.js';

/** Reads the audit log for people. */
@Injectable()
export class AuditTrail {
  constructor(@InjectRepository(AuditEntry) private readonly entries: Repository<AuditEntry>) {}

  async list(query: AuditQuery): Promise<Listing<AuditRecord>> {
    const { direction } = listOrder(query, ['at'], { field: 'at', direction: 'DESC' });
    const [entries, total] = await this.entries.findAndCount({
      where: {
        ...(query.action && { action: query.action }),
        ...(query.subjectId && { subjectId: query.subjectId }),
        ...(query.actorId && { actorId: query.actorId }),
        ...((query.from ?? query.to) && { at: between(query.from, query.to) }),
      },
      order: { seq: direction },
      ...listSlice(query),
    });
    return { items: entries.map(asRecord), total };
  }
}

function between(from: string | undefined, to: string | undefined): FindOperator<Date> {
  const bounds = [from && MoreThanOrEqual(new Date(from)), to && LessThan(new Date(to))];
  return And(...bounds.filter((bound): bound is FindOperator<Date> => typeof bound === 'object'));
}

/** The entry without its place in the chain. */
const asRecord = (entry: AuditEntry): AuditRecord => ({
  id: entry.id,
  at: entry.at.toISOString(),
  actorId: entry.actorId,
  actorName: entry.actorName,
  action: entry.action,
  subjectKind: entry.subjectKind,
  subjectId: entry.subjectId,
  subjectName: entry.subjectName,
  before: entry.before,
  after: entry.after,
  address: entry.address,
  requestId: entry.requestId,
});

import type { JobLogQuery, JobQuery, Listing } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SyncJobLog } from '../database/entities/sync-job-log.entity.js';
import { SyncJob } from '../database/entities/sync-job.entity.js';
import { type ListOrder, listOrder, listSlice } from '../http/list-order.js';
import { Problem } from '../http/problem.js';

const SORTABLE = ['createdAt', 'runAt', 'startedAt', 'finishedAt'] as const;
const NEWEST_FIRST: ListOrder<(typeof SORTABLE)[number]> = { field: 'createdAt', direction: 'DESC' };

/** What there is to see of jobs. */
@Injectable()
export class Jobs {
  constructor(private readonly source: DataSource) {}

  async list(query: JobQuery): Promise<Listing<SyncJob>> {
    const { field, direction } = listOrder(query, SORTABLE, NEWEST_FIRST);
    const { status, kind, lane } = query;
    // The subject's index serves all three; a job has one subject, so two different ones are no job's.
    const subjects = [query.pairId, query.calendarId, query.connectorId].filter((id) => id !== undefined);
    const [subjectId, ...others] = new Set(subjects);
    if (others.length > 0) return { items: [], total: 0 };
    const [items, total] = await this.source.manager.findAndCount(SyncJob, {
      where: {
        ...(status && { status }),
        ...(kind && { kind }),
        ...(lane && { lane }),
        ...(subjectId && { subjectId }),
      },
      // Ids are made in the order of time, and are indexed.
      order: field === 'createdAt' ? { id: direction } : { [field]: direction, id: direction },
      ...listSlice(query),
    });
    return { items, total };
  }

  /** @throws {Problem} 404 */
  async get(id: string, manager: EntityManager = this.source.manager): Promise<SyncJob> {
    const job = await manager.findOneBy(SyncJob, { id });
    if (!job) throw new Problem('not-found', 404, 'there is no such job; ended ones are kept for some days');
    return job;
  }

  /** @throws {Problem} 404 */
  async logs(jobId: string, query: JobLogQuery): Promise<Listing<SyncJobLog>> {
    const { direction } = listOrder(query, ['at'], { field: 'at', direction: 'ASC' });
    await this.get(jobId);
    const [items, total] = await this.source.manager.findAndCount(SyncJobLog, {
      where: { jobId, ...(query.level && { level: query.level }) },
      order: { id: direction },
      ...listSlice(query),
    });
    return { items, total };
  }
}

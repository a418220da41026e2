import type { JobKind } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ENQUEUE, enqueueValues } from './enqueue-statement.js';
import { foldKey, foldRequests } from './fold-requests.js';
import { type EnqueuedJob, type JobRequest, jobIdentity } from './job-request.js';

interface QueuedRow {
  id: string;
  kind: JobKind;
  subjectId: string;
  folded: boolean;
}

/** Where work is handed in. */
@Injectable()
export class JobQueue {
  constructor(private readonly source: DataSource) {}

  /**
   * Queues `requests` in one statement and wakes the workers when it is committed; with `manager`, inside the caller's
   * transaction. Answers in the order of the requests; one that a job already waits for is answered with that job.
   * @throws {TypeError} when a request's subject is not the one its kind needs
   */
  async enqueue(requests: readonly JobRequest[], manager: EntityManager = this.source.manager): Promise<EnqueuedJob[]> {
    if (requests.length === 0) return [];
    const rows = await manager.query<QueuedRow[]>(ENQUEUE, enqueueValues(foldRequests(requests)));
    const queued = new Map(rows.map((row) => [foldKey(row.kind, row.subjectId), row]));
    return requests.map((request) => {
      const row = queued.get(foldKey(request.kind, jobIdentity(request).subjectId));
      if (!row) throw new Error('a job was neither queued nor folded');
      return { id: row.id, status: 'queued', folded: row.folded };
    });
  }
}

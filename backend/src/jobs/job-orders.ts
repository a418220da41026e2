import { capabilitiesOf } from '@calmirror/connectors';
import { SUBJECT_OF_KIND, type AuditAction, type JobInput, type JobKind, type Lane } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import type { Actor } from '../auth/actor.js';
import type { SyncJob } from '../database/entities/sync-job.entity.js';
import { Problem } from '../http/problem.js';
import { JobCancellation } from '../queue/job-cancellation.js';
import { JobQueue } from '../queue/job-queue.js';
import type { JobRequest } from '../queue/job-request.js';
import { jobRecord } from './job-answer.js';
import { JobSubjects, type Subject } from './job-subjects.js';
import { Jobs } from './jobs.js';

/** What people ask of the queue: do this, stop that, try it again. */
@Injectable()
export class JobOrders {
  constructor(
    private readonly source: DataSource,
    private readonly jobs: Jobs,
    private readonly subjects: JobSubjects,
    private readonly queue: JobQueue,
    private readonly cancellation: JobCancellation,
    private readonly audit: AuditLog,
  ) {}

  /**
   * A job that already waits for the same is answered instead, brought forward if need be.
   * @throws {Problem} 422 when the target cannot do this, 400 when its subject is not there
   */
  async schedule(input: JobInput, actor: Actor): Promise<SyncJob> {
    return this.source.transaction(async (manager) => {
      const field = SUBJECT_OF_KIND[input.kind];
      const subjectId = input[field] ?? '';
      const subject = await this.subjects.find(manager, input.kind, subjectId);
      if (!subject) throw unknownSubject(field);
      if (input.kind === 'reconcile' && !capabilitiesOf(subject.connectorKind).listsMirrors)
        throw new Problem('kind-not-supported', 422, 'what stands on the target of this pair cannot be listed');
      const runAt = input.runAt === undefined ? undefined : new Date(input.runAt);
      const payload = input.kind === 'mirror' ? { pullFirst: true } : {};
      const job = await this.enqueue(manager, input.kind, subjectId, subject, { runAt, payload });
      await this.note(manager, actor, 'job.scheduled', null, job);
      return job;
    });
  }

  /**
   * A waiting job is cancelled at once; a running one is asked to stop, and is `running` until it has.
   * @throws {Problem} 404, or 409 when it has ended
   */
  async cancel(id: string, actor: Actor): Promise<SyncJob> {
    return this.source.transaction(async (manager) => {
      const before = await this.jobs.get(id, manager);
      const cancelled = await this.cancellation.cancel(id, manager);
      if (!cancelled) throw new Problem('job-not-cancellable', 409, `the job has ended: ${before.status}`);
      const job = await this.jobs.get(id, manager);
      await this.note(manager, actor, 'job.cancelled', before, job);
      return job;
    });
  }

  /**
   * Queues what failed or was cancelled anew. It is a job of its own, with all its attempts, so that the one that failed
   * can still be looked into.
   * @throws {Problem} 404, or 409 when it did neither, or what it spoke of is gone
   */
  async retry(id: string, actor: Actor): Promise<SyncJob> {
    return this.source.transaction(async (manager) => {
      const ended = await this.jobs.get(id, manager);
      if (ended.status !== 'failed' && ended.status !== 'cancelled') {
        throw new Problem(
          'job-not-retryable',
          409,
          `only failed and cancelled jobs are tried again; it is ${ended.status}`,
        );
      }
      const subject = await this.subjects.find(manager, ended.kind, ended.subjectId);
      if (!subject) throw new Problem('job-not-retryable', 409, 'what the job was about is gone');
      const { payload } = ended;
      const job = await this.enqueue(manager, ended.kind, ended.subjectId, subject, { runAt: undefined, payload });
      await this.note(manager, actor, 'job.retried', ended, job);
      return job;
    });
  }

  private async enqueue(
    manager: EntityManager,
    kind: JobKind,
    subjectId: string,
    { accountId }: Subject,
    options: Pick<JobRequest, 'runAt' | 'payload'>,
  ): Promise<SyncJob> {
    const request = {
      kind,
      lane: laneOf(kind),
      accountId,
      [SUBJECT_OF_KIND[kind]]: subjectId,
      ...options,
    } as JobRequest;
    const [queued] = await this.queue.enqueue([request], manager);
    return this.jobs.get(queued?.id ?? '', manager);
  }

  private note(
    manager: EntityManager,
    actor: Actor,
    action: AuditAction,
    before: SyncJob | null,
    job: SyncJob,
  ): Promise<void> {
    return this.audit.record(manager, actor, {
      action,
      subjectKind: 'job',
      subjectId: job.id,
      subjectName: job.kind,
      before: before && jobRecord(before),
      after: jobRecord(job),
    });
  }
}

/** Work on all mirrors of a pair keeps nobody else waiting, whoever asked for it. */
const laneOf = (kind: JobKind): Lane => (kind === 'reconcile' || kind === 'remove' ? 'upkeep' : 'interactive');

function unknownSubject(field: string): Problem {
  const message = `there is none with this ${field}`;
  return new Problem('invalid-input', 400, message, { errors: [{ field, code: 'not-found', message }] });
}

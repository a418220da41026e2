import { JOB_KINDS, type JobKind } from '@calmirror/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { JOB_HANDLERS, type JobHandler } from './job-handler.js';

/** The handlers by kind. Refuses to exist, and the worker with it, unless every kind has exactly one. */
@Injectable()
export class JobHandlers {
  private readonly byKind: ReadonlyMap<JobKind, JobHandler>;

  constructor(@Inject(JOB_HANDLERS) handlers: readonly JobHandler[]) {
    this.byKind = new Map(handlers.map((handler) => [handler.kind, handler]));
    const missing = JOB_KINDS.filter((kind) => !this.byKind.has(kind));
    if (missing.length > 0) throw new Error(`no handler for jobs of the kinds ${missing.join(', ')}`);
    if (this.byKind.size < handlers.length) throw new Error('two handlers for one kind of job');
  }

  of(kind: JobKind): JobHandler {
    const handler = this.byKind.get(kind);
    if (!handler) throw new Error(`no handler for jobs of the kind ${kind}`);
    return handler;
  }
}

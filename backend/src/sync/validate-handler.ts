import { Injectable } from '@nestjs/common';
import { ConnectorCheck } from '../connectors/connector-check.js';
import type { ClaimedJob, JobHandler, JobRun } from '../queue/job-handler.js';

/** Job `validate`: tries a connector's settings and credentials, and stores what came of it. */
@Injectable()
export class ValidateHandler implements JobHandler {
  readonly kind = 'validate';

  constructor(private readonly check: ConnectorCheck) {}

  async run(job: ClaimedJob, run: JobRun): Promise<void> {
    const { checks } = await this.check.run(job.subjectId);
    for (const { name, ok, reason } of checks) run.log(ok ? 'info' : 'warn', `${name}: ${reason ?? 'ok'}`);
  }
}

import { Injectable } from '@nestjs/common';
import type { ClaimedJob, JobHandler, JobRun } from '../queue/job-handler.js';
import { CalendarPull } from './calendar-pull.js';

/** Job `pull`: reads one source calendar for all its pairs. */
@Injectable()
export class PullHandler implements JobHandler {
  readonly kind = 'pull';

  constructor(private readonly pull: CalendarPull) {}

  async run(job: ClaimedJob, run: JobRun): Promise<void> {
    await this.pull.run(job.subjectId, job.lane, null, run);
  }
}

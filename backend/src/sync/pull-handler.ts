import { Injectable } from '@nestjs/common';
import type { ClaimedJob, JobHandler, JobRun } from '../queue/job-handler.js';
import { CalendarPull } from './calendar-pull.js';
import { PairStandings } from './pair-standings.js';

/** Job `pull`: reads one source calendar for all its pairs. */
@Injectable()
export class PullHandler implements JobHandler {
  readonly kind = 'pull';

  constructor(
    private readonly pull: CalendarPull,
    private readonly standings: PairStandings,
  ) {}

  async run(job: ClaimedJob, run: JobRun): Promise<void> {
    await this.pull.run(job.subjectId, job, null, run);
  }

  failedUnheard(calendarId: string): Promise<void> {
    return this.standings.sourceFailedUnheard(calendarId);
  }
}

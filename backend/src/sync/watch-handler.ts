import { Injectable } from '@nestjs/common';
import { ChannelUpkeep } from '../push/channel-upkeep.js';
import type { ClaimedJob, JobHandler, JobRun } from '../queue/job-handler.js';

/** Job `watch`: has the provider tell of a calendar's changes, for as long as somebody wants to know. */
@Injectable()
export class WatchHandler implements JobHandler {
  readonly kind = 'watch';

  constructor(private readonly channels: ChannelUpkeep) {}

  async run(job: ClaimedJob, run: JobRun): Promise<void> {
    await this.channels.run(job.subjectId, job.payload['renew'] === true, run);
  }
}

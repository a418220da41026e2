import { Injectable } from '@nestjs/common';
import { JobRetention } from '../../queue/job-retention.js';
import type { Chore } from './chore.js';

@Injectable()
export class OldJobs implements Chore {
  readonly name = 'old-jobs';
  readonly everySeconds = 60;

  constructor(private readonly retention: JobRetention) {}

  run(): Promise<number> {
    return this.retention.prune();
  }
}

import { Injectable } from '@angular/core';
import type { JobAnswer, JobInput } from '@calmirror/contracts';
import { sender, type Sent } from './send';

/** What can be done to jobs. Each promise fails with what `toProblem` reads. */
@Injectable({ providedIn: 'root' })
export class JobsApi {
  private readonly send = sender();

  /** One that waits already for the same subject and kind is answered instead of made twice. */
  schedule(input: Sent<JobInput>): Promise<JobAnswer> {
    return this.send('POST', '/api/jobs/schedule', { body: input });
  }

  /** A running one is asked to stop. `409 job-not-cancellable` when it has ended. */
  cancel(id: string): Promise<JobAnswer> {
    return this.send('POST', `/api/jobs/${id}/cancel`);
  }

  /** Puts a failed or cancelled one into the queue again. `409 job-not-retryable` for others. */
  retry(id: string): Promise<JobAnswer> {
    return this.send('POST', `/api/jobs/${id}/retry`);
  }
}

import { Injectable } from '@angular/core';
import type {
  DeletionChoice,
  DeletionsDecided,
  JobAnswer,
  MirrorFate,
  PairAnswer,
  PairInput,
  PairRemovalStarted,
  PairUpdate,
} from '@calmirror/contracts';
import { sender, type Sent, type Versioned, versionedSender } from './send';

/** What can be done to pairs. Each promise fails with what `toProblem` reads. */
@Injectable({ providedIn: 'root' })
export class PairsApi {
  private readonly send = sender();
  private readonly sendVersioned = versionedSender();

  create(input: Sent<PairInput>): Promise<PairAnswer> {
    return this.send('POST', '/api/pairs', { body: input });
  }

  /** @param etag of the answer that the change builds on; `412 stale` when somebody was faster. Null: the last one wins. */
  update(id: string, change: Sent<PairUpdate>, etag: string | null = null): Promise<Versioned<PairAnswer>> {
    return this.sendVersioned('PUT', `/api/pairs/${id}`, { body: change, etag });
  }

  /** With `delete` the job that takes the mirrors away; with `keep` null, the pair being gone at once. */
  remove(id: string, mirrors: MirrorFate, etag: string | null = null): Promise<PairRemovalStarted | null> {
    return this.send('DELETE', `/api/pairs/${id}`, { params: { mirrors }, etag });
  }

  /** `mirror` pulls the source first; `reconcile` looks through the target as well. */
  schedule(kind: 'mirror' | 'reconcile', id: string): Promise<JobAnswer> {
    return this.send('POST', '/api/jobs/schedule', { body: { kind, pairId: id } });
  }

  /** Held deletions are carried out by the next run; all of them without a choice. */
  approveDeletions(id: string, choice: DeletionChoice = {}): Promise<DeletionsDecided> {
    return this.send('POST', `/api/pairs/${id}/deletions/approve`, { body: choice });
  }

  /** The mirrors stay though their sources are gone; all of them without a choice. */
  discardDeletions(id: string, choice: DeletionChoice = {}): Promise<DeletionsDecided> {
    return this.send('POST', `/api/pairs/${id}/deletions/discard`, { body: choice });
  }
}

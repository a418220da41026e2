import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Configuration } from '../../config/configuration.js';
import { firstIdAt } from '../../database/new-id.js';
import { PRUNED_AT_ONCE, pruneInBatches } from '../../database/prune-in-batches.js';
import type { Chore } from './chore.js';

const DAY = 86_400_000;

/** By id, which holds the time: the key's own index finds the oldest rows. */
const PRUNE = `
WITH old AS (
  SELECT id FROM journal WHERE id < $1 ORDER BY id LIMIT ${PRUNED_AT_ONCE} FOR UPDATE SKIP LOCKED
), gone AS (DELETE FROM journal j USING old WHERE j.id = old.id RETURNING j.id)
SELECT count(*)::integer AS count FROM gone`;

/** Forgets what was written to targets, with the contents that stood there before, after the days that are configured. */
@Injectable()
export class OldJournal implements Chore {
  readonly name = 'old-journal';
  readonly everySeconds = 60;

  constructor(
    private readonly db: DataSource,
    private readonly configuration: Configuration,
  ) {}

  run(): Promise<number> {
    return pruneInBatches(this.db, PRUNE, [firstIdAt(Date.now() - this.configuration.journalDays * DAY)]);
  }
}

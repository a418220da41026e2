import { Injectable } from '@nestjs/common';
import type { JournalOperation } from '@calmirror/contracts';
import type { EntityManager } from 'typeorm';
import { newId } from '../database/new-id.js';
import { packBytes } from '../database/packed-bytes.js';
import { sealContext, SecretBox } from '../secrets/secret-box.js';

/** One operation that a target has carried out. `before` is JSON of the event that stood there, or null. */
export interface JournalLine {
  readonly operation: JournalOperation;
  readonly eventId: string;
  readonly mirrorId: string;
  readonly before: string | null;
}

/** Writes down every operation carried out on a target, in the transaction that saves its mapping. */
@Injectable()
export class Journal {
  constructor(private readonly box: SecretBox) {}

  async write(manager: EntityManager, pairId: string, jobId: string, lines: readonly JournalLine[]): Promise<void> {
    if (lines.length === 0) return;
    const rows = lines.map((line) => {
      const id = newId();
      const before = line.before === null ? null : this.box.seal(line.before, sealContext('journal', 'before', id));
      return { ...line, id, before };
    });
    const before = packBytes(rows.map((row) => row.before));
    await manager.query(
      `INSERT INTO journal (id, pair_id, job_id, event_id, mirror_id, operation, before)
       SELECT r.id, $1, $2, r.event_id, r.mirror_id, r.operation, substring($7::bytea FROM r.start FOR r.length)
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $8::integer[], $9::integer[])
         AS r(id, event_id, mirror_id, operation, start, length)`,
      [
        pairId,
        jobId,
        rows.map(({ id }) => id),
        rows.map(({ eventId }) => eventId),
        rows.map(({ mirrorId }) => mirrorId),
        rows.map(({ operation }) => operation),
        before.bytes,
        before.starts,
        before.lengths,
      ],
    );
  }
}

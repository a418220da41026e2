import type { AuditVerification } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, type Repository } from 'typeorm';
import { AuditEntry } from '../database/entities/audit-entry.entity.js';
import { chainHash, GENESIS } from './chain-hash.js';

const BATCH = 1000;

/** The last entry that is as it was written. */
interface Place {
  seq: bigint;
  hash: Buffer;
}

/** Reads the whole audit log, and tells whether each entry is the one that was written, in its place. */
@Injectable()
export class ChainCheck {
  constructor(@InjectRepository(AuditEntry) private readonly entries: Repository<AuditEntry>) {}

  /**
   * What was cut off at the end leaves a whole chain behind: compare `entries` and `head` with those that the server's log
   * or an earlier verification names.
   */
  async verify(): Promise<AuditVerification> {
    let place: Place = { seq: 0n, hash: GENESIS };
    for (;;) {
      const batch = await this.entries.find({
        where: { seq: MoreThan(String(place.seq)) },
        order: { seq: 'ASC' },
        take: BATCH,
      });
      for (const entry of batch) {
        const seq = BigInt(entry.seq);
        const follows = seq === place.seq + 1n && entry.prevHash.equals(place.hash);
        if (!follows || !chainHash(place.hash, entry).equals(entry.hash)) return answer(place, Number(place.seq) + 1);
        place = { seq, hash: entry.hash };
      }
      if (batch.length < BATCH) return answer(place, null);
    }
  }
}

const answer = ({ seq, hash }: Place, brokenAt: number | null): AuditVerification => ({
  intact: brokenAt === null,
  entries: Number(seq),
  brokenAt,
  head: hash.toString('hex'),
});

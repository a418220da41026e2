import { Inject, Injectable } from '@nestjs/common';
import { EXCHANGE, exchangeValues } from './exchange-statement.js';
import type { Ending } from './finish-statement.js';
import type { OwnedJob } from './owned-job.js';
import type { ClaimRoom } from './lanes.js';
import { QueueDatabase } from './queue-database.js';
import { QUEUE_SETTINGS, type QueueSettings } from './queue-settings.js';

export interface Exchanged {
  /** Ids of those of the ended jobs that were this worker's. */
  readonly ended: ReadonlySet<string>;
  readonly claimed: OwnedJob[];
}

/** The first row of an answer; the others have no `ended`. */
type ExchangeRow = (OwnedJob | { readonly id: null }) & { readonly ended: string[] | null };

const NO_ROOM: ClaimRoom = { any: 0, background: 0 };

/** Hands jobs of this worker that have ended in, and takes others. */
@Injectable()
export class JobExchange {
  constructor(
    private readonly database: QueueDatabase,
    @Inject(QUEUE_SETTINGS) private readonly settings: QueueSettings,
  ) {}

  /** Both or neither: what the database refuses of one is refused of the other. */
  async run(endings: readonly Ending[], lanes: readonly number[], room: ClaimRoom): Promise<Exchanged> {
    const values = exchangeValues(this.settings, endings, lanes, room);
    const statement = { ...EXCHANGE, name: nameOf(endings, room) };
    const rows = await this.database.rows<ExchangeRow>(statement, values);
    return { ended: new Set(rows[0]?.ended), claimed: rows.filter((row) => row.id !== null) };
  }

  /** Answers the ids of the jobs that were this worker's. */
  async end(endings: readonly Ending[]): Promise<ReadonlySet<string>> {
    const { ended } = await this.run(endings, [], NO_ROOM);
    return ended;
  }
}

/** What the statement is for, to whoever looks at the database's connections. */
function nameOf(endings: readonly Ending[], room: ClaimRoom): string {
  if (endings.length === 0) return 'claim';
  return room.any === 0 ? 'finish' : EXCHANGE.name;
}

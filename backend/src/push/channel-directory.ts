import { setTimeout as delay } from 'node:timers/promises';
import type { ConnectorKind } from '@calmirror/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { IS_SOURCE } from '../database/push-standing.js';
import { BoundedMap } from './bounded-map.js';

/** Ids that are remembered, known and unknown ones alike: some megabytes. */
const MOST = 20_000;
/** Milliseconds after which a known channel is looked up anew: one that was closed is then no longer believed. */
const KNOWN_FOR = 30_000;
const UNKNOWN_FOR = 60_000;

/** Milliseconds between the beginnings of two look-ups. What comes in between goes with the next one. */
const SPACING = 100;

/** A channel whose messages are believed, and what this process has heard of it. */
export interface KnownChannel {
  readonly id: string;
  readonly calendarId: string;
  readonly accountId: string;
  readonly kind: ConnectorKind;
  /** The provider's id; null until it has answered. */
  readonly channelId: string | null;
  readonly tokenHash: Buffer;
  /** Somebody wants to know of the calendar's changes. */
  readonly wanted: boolean;
  /** A message of it has come before. */
  heard: boolean;
  lastNumber: number;
}

const FIND = `
SELECT p.id, p.calendar_id AS "calendarId", c.account_id AS "accountId", k.kind, p.channel_id AS "channelId",
  p.token_hash AS "tokenHash", p.state NOT IN ('opening', 'new') AS heard,
  COALESCE(p.last_number, 0)::float8 AS "lastNumber", k.status <> 'disabled' AND ${IS_SOURCE} AS wanted
FROM push_channels p JOIN calendars c ON c.id = p.calendar_id JOIN connectors k ON k.id = c.connector_id
WHERE p.id = ANY($1) AND p.state NOT IN ('lost', 'failed')`;

interface LookUp {
  readonly ids: Set<string>;
  readonly found: Promise<ReadonlyMap<string, KnownChannel>>;
}

/**
 * Finds the channels that messages claim to be of, in memory as a rule. Unknown ids are remembered as such, and all that
 * have to be looked up at one time are looked up in one statement: ten a second at most, however many strangers knock.
 */
@Injectable()
export class ChannelDirectory {
  private readonly known = new BoundedMap<KnownChannel | null>(MOST, () => performance.now());
  private next: LookUp | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly db: DataSource) {}

  async find(id: string): Promise<KnownChannel | null> {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    this.next ??= this.gather();
    const { ids, found } = this.next;
    ids.add(id);
    return (await found).get(id) ?? null;
  }

  forget(id: string): void {
    this.known.delete(id);
  }

  private gather(): LookUp {
    const ids = new Set<string>();
    const turn = this.last;
    const found = (async () => {
      await turn;
      this.next = null;
      const soon = delay(SPACING, undefined, { ref: false });
      const asked = this.lookUp([...ids]);
      this.last = Promise.allSettled([asked, soon]);
      return asked;
    })();
    return { ids, found };
  }

  private async lookUp(ids: readonly string[]): Promise<ReadonlyMap<string, KnownChannel>> {
    const rows = await this.db.query<KnownChannel[]>(FIND, [ids]);
    const found = new Map(rows.map((row) => [row.id, row]));
    for (const id of ids) {
      const channel = found.get(id) ?? null;
      this.known.put(id, channel, channel ? KNOWN_FOR : UNKNOWN_FOR);
    }
    return found;
  }
}

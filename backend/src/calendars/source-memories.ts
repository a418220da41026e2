import type { Memory } from '@calmirror/connectors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { packBytes } from '../database/packed-bytes.js';
import { sealContext, SecretBox } from '../secrets/secret-box.js';

/** Written at a time. */
const SLICE = 250;

/** Keys handed out at a time. */
const KEYS = 500;

const WRITE = `
INSERT INTO source_memories (calendar_id, key, content)
SELECT $1, m.key, substring($3::bytea FROM m.start FOR m.length)
FROM unnest($2::text[], $4::integer[], $5::integer[]) AS m(key, start, length)
ON CONFLICT (calendar_id, key) DO UPDATE SET content = excluded.content`;

const NEXT_KEYS = `
SELECT key FROM source_memories WHERE calendar_id = $1 AND ($2::text IS NULL OR key > $2) ORDER BY key LIMIT $3`;

/** What adapters asked to remember of what they read, sealed at rest. */
@Injectable()
export class SourceMemories {
  constructor(
    private readonly db: DataSource,
    private readonly box: SecretBox,
  ) {}

  /** Of those keys under which something is remembered. */
  async of(calendarId: string, keys: readonly string[]): Promise<Map<string, string>> {
    if (keys.length === 0) return new Map();
    const rows = await this.db.query<{ key: string; content: Buffer }[]>(
      'SELECT key, content FROM source_memories WHERE calendar_id = $1 AND key = ANY($2::text[])',
      [calendarId, keys],
    );
    return new Map(rows.map(({ key, content }) => [key, this.box.open(content, context(calendarId, key))]));
  }

  /** Those of all that is remembered, some at a time. */
  async *keys(calendarId: string): AsyncIterable<readonly string[]> {
    for (let last: string | null = null; ;) {
      const rows: { key: string }[] = await this.db.query<{ key: string }[]>(NEXT_KEYS, [calendarId, last, KEYS]);
      const keys = rows.map(({ key }) => key);
      yield keys;
      last = keys.at(-1) ?? null;
      if (keys.length < KEYS) return;
    }
  }

  /** Each takes the place of what was remembered under its key; in the transaction that moves the cursor (promise 8). */
  async store(manager: EntityManager, calendarId: string, memories: readonly Memory[]): Promise<void> {
    for (let start = 0; start < memories.length; start += SLICE) {
      const slice = memories.slice(start, start + SLICE);
      const { bytes, starts, lengths } = packBytes(
        slice.map(({ key, text }) => this.box.seal(text, context(calendarId, key))),
      );
      await manager.query(WRITE, [calendarId, slice.map(({ key }) => key), bytes, starts, lengths]);
    }
  }
}

const context = (calendarId: string, key: string): string =>
  sealContext('source_memories', 'content', `${calendarId}/${key}`);

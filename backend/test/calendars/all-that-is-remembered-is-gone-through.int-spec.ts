import { SourceMemories } from '../../src/calendars/source-memories.js';
import { newId } from '../../src/database/new-id.js';
import { type RunningApp, startApp } from '../harness/start-app.js';

const EVENTS = 1_000;

describe('all that is remembered of a calendar', () => {
  let running: RunningApp;
  const calendarIds = [newId(), newId()];

  beforeAll(async () => {
    running = await startApp({ mode: 'web' });
    const connectorId = newId();
    await running.db.query(`INSERT INTO connectors (id, kind, name) VALUES ($1, 'imap', 'Invitations')`, [connectorId]);
    for (const id of calendarIds)
      await running.db.query(
        `INSERT INTO calendars (id, connector_id, external_id, name, readable, writable) VALUES ($1, $2, $3, 'Invitations', true, false)`,
        [id, connectorId, id],
      );
    await running.db.query(
      `INSERT INTO source_memories (calendar_id, key, content) SELECT $1, 'Ä-' || n || '@x', '' FROM generate_series(1, $2::int) n`,
      [calendarIds[0], EVENTS],
    );
  });
  afterAll(() => running.stop());

  it.each([
    [0, EVENTS],
    [1, 0],
  ])('is gone through some at a time, each key once', async (which, expected) => {
    const memories = running.app.get(SourceMemories, { strict: false });
    const keys: string[] = [];
    for await (const some of memories.keys(calendarIds[which] ?? '')) {
      expect(some.length).toBeLessThan(EVENTS);
      keys.push(...some);
    }
    expect([keys.length, new Set(keys).size]).toEqual([expected, expected]);
  });
});

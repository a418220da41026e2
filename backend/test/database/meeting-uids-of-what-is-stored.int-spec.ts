import { DataSource, type QueryRunner } from 'typeorm';
import { uidDigest } from '../../src/calendars/uid-digest.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { MeetingUids1796400000000 } from '../../src/database/migrations/1796400000000-meeting-uids.js';
import { newId } from '../../src/database/new-id.js';
import { borrowDatabase, type BorrowedDatabase } from '../setup/borrowed-database.js';

describe('events that were stored before their UIDs were kept', () => {
  const migration = new MeetingUids1796400000000();
  let database: BorrowedDatabase;
  let source: DataSource;
  let runner: QueryRunner;

  beforeAll(async () => {
    database = await borrowDatabase();
    source = await new DataSource(dataSourceOptions(database.url, 3)).initialize();
    runner = source.createQueryRunner();
    await migration.down(runner);
  });
  afterAll(async () => {
    await runner.release();
    await source.destroy();
    await database.giveBack();
  });

  const store = async (kind: string, eventIds: readonly string[]): Promise<void> => {
    const [connectorId, calendarId] = [newId(), newId()];
    await source.query(`INSERT INTO connectors (id, kind, name, status) VALUES ($1, $2, 'An account', 'active')`, [
      connectorId,
      kind,
    ]);
    await source.query(
      `INSERT INTO calendars (id, connector_id, external_id, name, readable, writable, cursor, last_pulled_at)
       VALUES ($1::uuid, $2, $1::text, $3, true, true, 'a cursor', now())`,
      [calendarId, connectorId, kind],
    );
    await source.query(
      `INSERT INTO snapshot_events (calendar_id, event_id, revision, version, content)
       SELECT $1, id, 'r1', 1, CASE WHEN id <> 'unreadable' THEN '\\x00'::bytea END FROM unnest($2::text[]) AS id`,
      [calendarId, eventIds],
    );
  };
  const stored = (kind: string): Promise<{ event_id: string; revision: string; uid_digest: string | null }[]> =>
    source.query(
      `SELECT event_id, revision, uid_digest FROM snapshot_events JOIN calendars c ON c.id = calendar_id
       WHERE c.name = $1 ORDER BY event_id COLLATE "C"`,
      [kind],
    );
  const cursors = (): Promise<unknown> =>
    source.query('SELECT name, cursor, last_pulled_at IS NOT NULL AS read FROM calendars ORDER BY name');

  it('have them from their ids, where these are UIDs; else their calendars are read anew', async () => {
    await store('ics', [
      'meeting@corp.test',
      'rooms/42/20260304',
      'series/20260304T090000Z',
      'unreadable',
      'Über@corp.test',
    ]);
    await store('google', ['abc']);
    await migration.up(runner);
    expect(await stored('ics')).toEqual([
      { event_id: 'meeting@corp.test', revision: 'r1', uid_digest: uidDigest('meeting@corp.test') },
      { event_id: 'rooms/42/20260304', revision: 'r1', uid_digest: uidDigest('rooms/42') },
      { event_id: 'series/20260304T090000Z', revision: 'r1', uid_digest: uidDigest('series') },
      { event_id: 'unreadable', revision: 'r1', uid_digest: null },
      { event_id: 'Über@corp.test', revision: 'r1', uid_digest: uidDigest('Über@corp.test') },
    ]);
    expect(await stored('google')).toEqual([{ event_id: 'abc', revision: '', uid_digest: null }]);
    expect(await cursors()).toEqual([
      { name: 'google', cursor: null, read: false },
      { name: 'ics', cursor: 'a cursor', read: true },
    ]);
  });
});

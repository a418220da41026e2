import { FakeHouse, hourOf, type PairInHouse, titles } from './harness/fake-house.js';

/** What goes wrong between the snapshot and the cursor, as the database sees it. */
const FAULTS = {
  'a statement that fails': `RAISE EXCEPTION 'no' USING ERRCODE = 'data_exception'`,
  'a connection that is cut': 'PERFORM pg_terminate_backend(pg_backend_pid())',
};

describe('a read whose transaction breaks off when the snapshot is written and the cursor is not', () => {
  let house: FakeHouse;
  let pair: PairInHouse;

  beforeAll(async () => {
    house = await FakeHouse.start();
    pair = await house.pair();
    pair.source.held.hold([hourOf('first')]);
    await house.read(pair);
  });
  afterAll(() => house.stop());

  const rows = (statement: string): Promise<object[]> => house.running.db.query<object[]>(statement);
  const stored = async (): Promise<object[][]> => [
    await rows('SELECT cursor, snapshot_version, last_pulled_at FROM calendars ORDER BY id'),
    await rows('SELECT event_id, revision, version FROM snapshot_events ORDER BY event_id'),
    await rows(`SELECT id FROM sync_jobs WHERE kind = 'mirror' ORDER BY id`),
  ];
  const spoil = async (act: string): Promise<void> => {
    await house.running.db.query(
      `CREATE OR REPLACE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${act}; RETURN NEW; END $$;
       CREATE TRIGGER spoil BEFORE UPDATE OF cursor ON calendars FOR EACH ROW EXECUTE FUNCTION spoil()`,
    );
  };

  it.each(Object.entries(FAULTS))(
    '%s: neither has moved, and nobody is woken; the next try stores both',
    async (name, act) => {
      const before = await stored();
      pair.source.held.put(hourOf(name));
      await spoil(act);
      await house.read(pair, async () => {
        expect(await stored()).toEqual(before);
        await house.running.db.query('DROP TRIGGER spoil ON calendars');
      });
      expect(await stored()).not.toEqual(before);
      expect(titles(pair)).toContain(name);
      expect(await house.standing(pair)).toEqual([{ state: 'ok', state_reason: null }]);
    },
  );
});

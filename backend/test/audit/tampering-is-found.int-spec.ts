import type { AuditVerification } from '@calmirror/contracts';
import { AuditLog } from '../../src/audit/audit-log.js';
import type { Client } from '../harness/client.js';
import { startApp, type RunningApp } from '../harness/start-app.js';

const ENTRIES = 60;

describe('the audit log', () => {
  let running: RunningApp;
  let client: Client;

  const verify = async (): Promise<AuditVerification> =>
    (await client.get('/api/audit/verification')).json<AuditVerification>();
  const brokenAt = async (): Promise<number | null> => (await verify()).brokenAt;

  /** Changes rows as a person with the database's own rights could, and takes everything back afterwards. */
  const tampered = async (statement: string): Promise<number | null> => {
    const keep = 'CREATE TABLE kept AS TABLE audit_log; ALTER TABLE audit_log DISABLE TRIGGER ALL';
    await running.db.query(keep);
    await running.db.query(statement);
    const found = await brokenAt();
    await running.db.query('DELETE FROM audit_log; INSERT INTO audit_log TABLE kept; DROP TABLE kept');
    await running.db.query('ALTER TABLE audit_log ENABLE TRIGGER ALL');
    return found;
  };

  beforeAll(async () => {
    running = await startApp({ mode: 'web' });
    client = await running.client();
    const audit = running.app.get(AuditLog, { strict: false });
    const note = { action: 'pair.updated', subjectKind: 'pair', subjectId: null, before: null } as const;
    // All at once: the chain has to come out whole however they meet.
    await Promise.all(
      Array.from({ length: ENTRIES }, (_, n) =>
        running.db.transaction((manager) =>
          audit.record(manager, null, {
            ...note,
            subjectName: `pair ${n}`,
            after: { z: n, a: { y: 1.5, b: ['ü', null] } },
          }),
        ),
      ),
    );
  });
  afterAll(() => running.stop());

  it('is whole when nobody touched it, entries written in the same moment included', async () => {
    const { intact, entries } = await verify();
    expect([intact, entries]).toEqual([true, ENTRIES + 2]);
  });

  it.each(['UPDATE audit_log SET action = action', 'DELETE FROM audit_log', 'TRUNCATE audit_log'])(
    'refuses %s',
    async (statement) => {
      await expect(running.db.query(statement)).rejects.toThrow('append-only');
    },
  );

  it.each([
    ['action', `'pair.deleted'`],
    ['at', `at + interval '1 millisecond'`],
    ['actor_name', `'Eve'`],
    ['subject_name', `'pair x'`],
    ['subject_kind', `'user'`],
    ['after', `'{"z":1}'`],
    ['before', `'{}'`],
    ['address', `'192.0.2.1'`],
    ['request_id', `'x'`],
    ['id', 'gen_random_uuid()'],
    ['prev_hash', `sha256('x')`],
    ['hash', `sha256('x')`],
  ])('shows where %s was edited', async (column, value) => {
    expect(await tampered(`UPDATE audit_log SET ${column} = ${value} WHERE seq = 40`)).toBe(40);
  });

  it('shows where an entry was taken out', async () => {
    expect(await tampered('DELETE FROM audit_log WHERE seq = 20')).toBe(20);
  });

  it('shows where two entries changed places', async () => {
    expect(
      await tampered(
        'UPDATE audit_log SET seq = 1030 - seq WHERE seq IN (10, 20); UPDATE audit_log SET seq = seq - 1000 WHERE seq > 1000',
      ),
    ).toBe(10);
  });

  it('names its head in the server’s log, by which a cut end is missed', async () => {
    const { head } = await verify();
    expect(running.logs.some((line) => line.includes(head))).toBe(true);
    expect(await tampered(`DELETE FROM audit_log WHERE seq = ${ENTRIES + 2}`)).toBeNull();
  });
});

import { DataSource } from 'typeorm';
import { Configuration } from '../../src/config/configuration.js';
import { RequestTurns, type TurnRequest } from '../../src/connectors/budget/request-turns.js';
import { keyOf } from '../../src/connectors/budget/spender.js';
import { dataSourceOptions } from '../../src/database/data-source-options.js';
import { eventually } from '../harness/eventually.js';
import { Gate } from '../queue/harness/gate.js';
import { type BorrowedDatabase, borrowDatabase } from '../setup/borrowed-database.js';
import { RequestsUnderWay } from './harness/requests-under-way.js';

const PROCESSES = 4;

describe('the requests of one mailbox, sent by four processes', () => {
  let database: BorrowedDatabase;
  let db: DataSource;
  let processes: RequestTurns[];

  beforeAll(async () => {
    database = await borrowDatabase();
    db = await new DataSource(dataSourceOptions(database.url, 2)).initialize();
  });
  beforeEach(() => {
    const configuration = Object.assign(new Configuration(), { databaseUrl: database.url });
    processes = Array.from({ length: PROCESSES }, () => new RequestTurns(configuration));
  });
  afterEach(() => Promise.all(processes.map((process) => process.onApplicationShutdown())));
  afterAll(async () => {
    await db.destroy();
    await database.giveBack();
  });

  const request = (named: Partial<TurnRequest> = {}): TurnRequest => ({
    key: keyOf('app', 'alice@corp.test'),
    atOnce: 4,
    cost: 1,
    isBulk: false,
    signal: new AbortController().signal,
    ...named,
  });
  const each = (times: number, send: (process: RequestTurns) => Promise<void>): Promise<void[]> =>
    Promise.all(Array.from({ length: times }, (_, index) => send(processes[index % PROCESSES]!)));

  it('are four at a time at most, and all have their turn', async () => {
    const mailbox = new RequestsUnderWay();
    await each(200, (process) => process.within(request(), () => mailbox.carryOut()));
    expect(mailbox).toMatchObject({ done: 200, most: 4, now: 0 });
  });

  it('are three where they are bulk work, so that a live one never waits for them', async () => {
    const mailbox = new RequestsUnderWay();
    const gate = new Gate();
    const bulk = each(12, (process) =>
      process.within(request({ isBulk: true }), () => mailbox.carryOut().then(() => gate.opened)),
    );
    await eventually(() => expect(mailbox.done).toBe(3));
    await processes[3]!.within(request(), () => mailbox.carryOut());
    expect(mailbox).toMatchObject({ done: 4 });
    gate.open();
    await bulk;
    expect(mailbox.done).toBe(13);
  });

  it('are one at a time where they are batches, of which a mailbox is asked several requests at once', async () => {
    const mailbox = new RequestsUnderWay();
    const batch = request({ cost: 20, isBulk: true });
    await Promise.all([
      each(12, (process) => process.within(batch, () => mailbox.carryOut(3))),
      each(24, (process) => process.within(request(), () => mailbox.carryOut())),
    ]);
    expect(mailbox.done).toBe(36);
    expect(mailbox.most).toBeLessThanOrEqual(4);
  });

  it('do not wait for those of another mailbox', async () => {
    const gate = new Gate();
    const busy = each(4, (process) => process.within(request(), () => gate.opened));
    const other = request({ key: keyOf('app', 'bob@corp.test') });
    await processes[0]!.within(other, () => Promise.resolve());
    gate.open();
    await busy;
  });

  it('of a process that is killed are over', async () => {
    const [killed, ...others] = processes;
    const never = new Gate();
    const lost = Promise.all(Array.from({ length: 4 }, () => killed!.within(request(), () => never.opened)));
    const turns = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid > 1900000000
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    const held = await eventually(async () => {
      const rows = await db.query<{ pid: number }[]>(turns);
      expect(rows).toHaveLength(4);
      return rows;
    });
    await db.query('SELECT pg_terminate_backend($1)', [held[0]?.pid]);
    const mailbox = new RequestsUnderWay();
    await Promise.all(others.map((process) => process.within(request(), () => mailbox.carryOut())));
    expect(mailbox.done).toBe(3);
    never.open();
    await lost;
  });

  it('that nobody wants any more do not wait', async () => {
    const mailbox = new RequestsUnderWay();
    const gate = new Gate();
    const busy = each(4, (process) => process.within(request(), () => mailbox.carryOut().then(() => gate.opened)));
    await eventually(() => expect(mailbox.done).toBe(4));
    const controller = new AbortController();
    const waiting = processes[0]!.within(request({ signal: controller.signal }), () => Promise.resolve());
    controller.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
    gate.open();
    await busy;
  });
});

import { newId } from '../../src/database/new-id.js';
import { eventually } from '../harness/eventually.js';
import { QueueHouse } from './harness/queue-house.js';

describe('a lost job whose subject has another one waiting', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterAll(() => house.close());

  it('ends as superseded, and the waiting one goes on with its attempts and lane', async () => {
    const calendarId = newId();
    const [lost] = await house.queue.enqueue([{ kind: 'pull', lane: 'push', calendarId, payload: { old: 1 } }]);
    await house.db.query(
      `UPDATE sync_jobs SET status = 'running', locked_by = 'dead', attempt = 3, lease_until = now() WHERE id = $1`,
      [lost!.id],
    );
    const [waiting] = await house.queue.enqueue([{ kind: 'pull', lane: 'poll', calendarId, payload: { fresh: 1 } }]);
    expect(waiting).toMatchObject({ folded: false });

    await house.startWorker({});
    const heir = await eventually(async () => {
      const found = await house.job(waiting!.id);
      expect(found.status).toBe('succeeded');
      return found;
    });
    expect(heir).toMatchObject({ attempt: 4, lane: 'push', payload: { old: 1, fresh: 1 } });
    expect(await house.job(lost!.id)).toMatchObject({ status: 'cancelled', errorKind: 'superseded' });
  });
});

import { LANES, type Lane } from '@calmirror/contracts';
import { newId } from '../../src/database/new-id.js';
import type { JobRequest } from '../../src/queue/job-request.js';
import { eventually } from '../harness/eventually.js';
import { QueueHouse } from './harness/queue-house.js';

describe('a worker with one slot', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterAll(() => house.close());

  it('takes the lanes in their order, but starves none that waits behind a full one', async () => {
    const order: Lane[] = [];
    const request = (lane: Lane): JobRequest => ({ kind: 'pull', lane, calendarId: newId() });
    const few = LANES.toReversed().map(request);
    await house.queue.enqueue([...few, ...Array.from({ length: 30 }, () => request('push'))]);
    await house.startWorker(
      {
        pull: ({ lane }) => {
          order.push(lane);
          return Promise.resolve();
        },
      },
      { concurrency: 1 },
    );

    await eventually(() => expect(order).toHaveLength(34));
    expect(order.slice(0, 7)).toEqual(Array.from({ length: 7 }, () => 'push'));
    expect(order.indexOf('upkeep')).toBeLessThan(20);
  });
});

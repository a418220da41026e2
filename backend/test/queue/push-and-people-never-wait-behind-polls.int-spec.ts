import { newId } from '../../src/database/new-id.js';
import type { JobRequest } from '../../src/queue/job-request.js';
import { eventually } from '../harness/eventually.js';
import { Gate } from './harness/gate.js';
import { QueueHouse } from './harness/queue-house.js';

describe('a worker that is full of polls', () => {
  let house: QueueHouse;

  beforeAll(async () => {
    house = await QueueHouse.open();
  });
  afterAll(() => house.close());

  it('has a slot left for push and interactive jobs, and takes none of them for polls', async () => {
    const gate = new Gate();
    const polls: string[] = [];
    const others: string[] = [];
    await house.startWorker(
      {
        pull: async ({ id }) => {
          polls.push(id);
          await gate.opened;
        },
        mirror: ({ lane }) => {
          others.push(lane);
          return Promise.resolve();
        },
      },
      { concurrency: 4 },
    );
    const poll = (): JobRequest => ({ kind: 'pull', lane: 'poll', calendarId: newId() });
    await house.queue.enqueue(Array.from({ length: 10 }, poll));
    await eventually(() => expect(polls).toHaveLength(3));

    await house.queue.enqueue([{ kind: 'mirror', lane: 'interactive', pairId: newId() }]);
    await house.queue.enqueue([{ kind: 'mirror', lane: 'push', pairId: newId() }]);
    await eventually(() => expect(others.toSorted()).toEqual(['interactive', 'push']));
    expect(polls).toHaveLength(3);

    gate.open();
    await eventually(() => expect(polls).toHaveLength(10));
  });
});

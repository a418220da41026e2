import type { ChangeTopic } from '@calmirror/contracts';
import { newId } from '../database/new-id.js';
import { concerned, topicsOfEntry, topicsOfJobs, writeTopics } from './topics.js';

const jobOf = (pairId: string | null) => ({ id: newId(), pairId, calendarId: null, connectorId: null });

describe('the payload of a notification', () => {
  it('names what changed', () => {
    const [pairId, other] = [newId(), newId()];
    const asked = new Set<ChangeTopic>(['audit', 'jobs', `pair:${pairId}`, `pair:${other}`]);
    expect(concerned(asked, writeTopics(topicsOfJobs([jobOf(pairId)])))).toEqual(['jobs', `pair:${pairId}`]);
  });

  it('fits, whatever the number of jobs, and still concerns each of them', () => {
    const jobs = Array.from({ length: 1_000 }, () => jobOf(newId()));
    const payload = writeTopics(topicsOfJobs(jobs));
    const last = jobs.at(-1);
    const asked: ChangeTopic[] = [`job:${last?.id}`, `pair:${last?.pairId}`];
    expect(concerned(new Set(asked), payload)).toEqual(asked);

    const most = topicsOfJobs(Array.from({ length: 80 }, () => jobOf(newId())));
    expect(writeTopics(most).length).toBeLessThan(8_000);
    expect(writeTopics(most)).not.toContain('*');
  });

  it('of an audited change is about its subject', () => {
    const id = newId();
    expect(topicsOfEntry('pair', id)).toEqual(['audit', 'pairs', `pair:${id}`]);
    expect(topicsOfEntry('user', id)).toEqual(['audit']);
    expect(topicsOfEntry('pair', null)).toEqual(['audit']);
  });
});

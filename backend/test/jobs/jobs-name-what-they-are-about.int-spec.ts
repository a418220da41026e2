import type { JobAnswer, Listing } from '@calmirror/contracts';
import { House } from '../pairs/house.js';

describe('the name of what a job is about', () => {
  let house: House;
  let jobs: JobAnswer[];

  beforeAll(async () => {
    house = await House.build();
    const calendarId = await house.calendar('Private');
    const pair = (await house.pair(calendarId, await house.calendar('Work'), { name: 'Private → Work' })).json<{
      id: string;
    }>();
    const [connector] = await house.running.db.query<[{ id: string }]>('SELECT id FROM connectors');
    await house.running.db.query('DELETE FROM sync_jobs');
    const orders = [
      { kind: 'mirror', pairId: pair.id },
      { kind: 'pull', calendarId },
      { kind: 'validate', connectorId: connector.id },
    ];
    jobs = [];
    for (const order of orders) jobs.push((await house.client.post('/api/jobs/schedule', order)).json());
  });
  afterAll(() => house.running.stop());

  const listed = async (): Promise<(string | null)[]> => {
    const { items } = (await house.client.get('/api/jobs?sort=createdAt')).json<Listing<JobAnswer>>();
    return items.map(({ subjectName }) => subjectName);
  };

  it('is the name of the pair, the calendar or the connector', async () => {
    const names = ['Private → Work', 'Private', 'Both ways'];
    expect(jobs.map(({ subjectName }) => subjectName)).toEqual(names);
    expect(await listed()).toEqual(names);
  });

  it('is null when the subject is gone, and the job is there still', async () => {
    await house.running.db.query('DELETE FROM pairs');
    expect(await listed()).toEqual([null, 'Private', 'Both ways']);
    const job = (await house.client.get(`/api/jobs/${jobs[0]?.id}`)).json<JobAnswer>();
    expect([job.id, job.subjectName]).toEqual([jobs[0]?.id, null]);
  });
});

import type { ProblemDetails } from '@calmirror/contracts';
import { hours, ReconciledPair } from './harness/reconciled-pair.js';

describe('a pair whose target cannot be listed', () => {
  let pair: ReconciledPair;

  beforeAll(async () => {
    pair = await ReconciledPair.start(hours(2));
    // A kind that no adapter speaks.
    await pair.mirroring.running.db.query(`UPDATE connectors SET kind = 'imap'`);
  });
  afterAll(() => pair.stop());

  it('is not reconciled by hand: the request is refused', async () => {
    const answer = await pair.mirroring.client.post('/api/jobs/schedule', { kind: 'reconcile', pairId: pair.id });
    expect([answer.status, answer.json<ProblemDetails>().code]).toEqual([422, 'kind-not-supported']);
    expect(answer.json<ProblemDetails>().detail).toContain('cannot be listed');
  });

  it('takes no setting but the two there are, and tells a change of it in the audit log', async () => {
    const path = `/api/pairs/${pair.id}`;
    const refused = await pair.mirroring.client.put(path, { targetEdits: 'ignore' });
    expect([refused.status, refused.json<ProblemDetails>().errors?.map(({ field }) => field)]).toEqual([
      400,
      ['targetEdits'],
    ]);
    await pair.setting('respect');
    expect(await pair.mirroring.pairNow(pair.id)).toMatchObject({ targetEdits: 'respect' });
    const [entry] = await pair.mirroring.running.db.query<object[]>(
      `SELECT before->>'targetEdits' AS before, after->>'targetEdits' AS after FROM audit_log WHERE action = 'pair.updated'`,
    );
    expect(entry).toEqual({ before: 'mend', after: 'respect' });
  });
});

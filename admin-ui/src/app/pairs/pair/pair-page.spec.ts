import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { aJob } from '../../../../test/a-job';
import { aPair } from '../../../../test/a-pair';
import { PairVisit } from '../../../../test/pair-visit';

describe('PairPage', () => {
  let visit: PairVisit;
  beforeEach(() => {
    visit = new PairVisit();
  });

  it('says how the pair stands, and leads to what a person does next', async () => {
    visit.pair = aPair({ state: 'needs-attention', stateReason: 'source-needs-attention' });
    await visit.open('/pairs/p');
    expect(visit.words('app-pair-standing h2')).toEqual(['Needs attention']);
    expect(visit.words('app-pair-standing a')).toEqual(['Mend the source’s connector']);
    expect(visit.page.querySelector<HTMLAnchorElement>('app-pair-standing a')?.pathname).toBe('/connectors/cs');
  });

  it('pauses a pair, and resumes it', async () => {
    await visit.open('/pairs/p');
    await visit.press('Pause');
    const sent = visit.sent('PUT', '/api/pairs/p');
    expect(sent.request.body).toEqual({ enabled: false });
    visit.pair = aPair({ enabled: false, state: 'paused', stateReason: 'paused-by-administrator' });
    sent.flush(visit.pair);
    await visit.settle();
    await visit.press('Resume');
    expect(visit.sent('PUT', '/api/pairs/p').request.body).toEqual({ enabled: true });
  });

  it('shows at the page why something could not be done', async () => {
    await visit.open('/pairs/p');
    await visit.press('Sync now');
    const problem = { code: 'internal', detail: '', requestId: 'r-9' };
    visit.sent('POST', '/api/jobs/schedule').flush(problem, { status: 500, statusText: 'no' });
    await visit.settle();
    expect(visit.words('[role=alert] code')).toEqual(['r-9']);
  });

  it('says with numbers what becomes of the mirrors before it removes a pair', async () => {
    await visit.open('/pairs/p');
    await visit.press('More');
    await visit.press('Remove …');
    expect(visit.words('app-remove-dialog label', document)).toEqual([
      expect.stringContaining('1,204 events that Calmirror wrote are deleted from “Work”.'),
      expect.stringContaining('1,204 events stay on “Work” as they are'),
    ]);
    await visit.press('Remove pair and mirrors');
    const sent = visit.sent('DELETE', '/api/pairs/p');
    expect(sent.request.params.get('mirrors')).toBe('delete');
    visit.runs = [aJob({ kind: 'remove', status: 'running', counts: { deleted: 4 } })];
    visit.pair = aPair({ counts: { mirrored: 1200, filtered: 0, held: 0, failed: 0, respected: 0 } });
    sent.flush({ id: 'j', status: 'queued' });
    await visit.settle();
    expect(visit.words('app-removal-progress p')).toEqual([expect.stringContaining('4 of 1,204 mirrors')]);
  });

  it('is left at once when the pair goes and its mirrors stay', async () => {
    await visit.open('/pairs/p');
    await visit.press('More');
    await visit.press('Remove …');
    await visit.check('keep');
    await visit.press('Remove the pair alone');
    const sent = visit.sent('DELETE', '/api/pairs/p');
    expect(sent.request.params.get('mirrors')).toBe('keep');
    sent.flush(null, { status: 204, statusText: '' });
    await visit.settle();
    expect(TestBed.inject(Router).url).toBe('/pairs');
  });
});

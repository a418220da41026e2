import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { aJob, aLogLine as line } from '../../../test/a-job';
import { settled } from '../../../test/settled';
import { ToldChanges } from '../../../test/told-changes';
import { Changes } from '../live/changes';
import { provideIcons } from '../ui/icons/provide-icons';
import { JobPage } from './job-page';

describe('JobPage', () => {
  let server: HttpTestingController;
  let changes: ToldChanges;
  let now: number;
  let harness: RouterTestingHarness;

  beforeEach(async () => {
    changes = new ToldChanges();
    now = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => now);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideIcons(),
        provideRouter([{ path: 'jobs/:id', component: JobPage }], withComponentInputBinding()),
        { provide: Changes, useValue: changes },
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
  });

  afterEach(() => jest.restoreAllMocks());

  const settle = (): Promise<void> => settled(harness.fixture);
  const asked = (path: string): TestRequest => server.expectOne(({ url }) => url === path);
  const words = (selector: string): string[] =>
    [...(harness.routeNativeElement?.querySelectorAll(selector) ?? [])].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
  const root = () => TestbedHarnessEnvironment.documentRootLoader(harness.fixture);
  const button = (text: RegExp) => root().getHarness(MatButtonHarness.with({ text }));

  /** Opens the page, and answers with this job and these log lines. */
  async function open(job: object, lines: object[] = []): Promise<void> {
    await harness.navigateByUrl('/jobs/j');
    asked('/api/jobs/j').flush(job);
    await settle();
    await answerLog(lines);
  }
  async function answerLog(lines: object[]): Promise<void> {
    asked('/api/jobs/j/logs').flush({ items: lines, total: lines.length });
    await settle();
  }
  async function tell(job: object): Promise<void> {
    now += 5_000;
    changes.tell('job:j');
    await settle();
    asked('/api/jobs/j').flush(job);
    await settle();
  }

  it('tells what the job is, what it is about and what it did', async () => {
    await open(aJob({ status: 'succeeded', counts: { created: 1204, failed: 2 } }));
    expect(words('h1')).toEqual(['Mirror: Rota']);
    expect(words('app-job-state-chip')).toEqual(['Succeeded']);
    expect(harness.routeNativeElement?.querySelector<HTMLAnchorElement>('dd a')?.pathname).toBe('/pairs/p');
    expect(words('.created dd')).toEqual(['1,204']);
    expect(words('app-page-head button')).toEqual([]);
  });

  it('shows log lines and counts as they come', async () => {
    const running = aJob({ status: 'running' });
    await open(running, [line('a', 'reading')]);
    expect(words('.message')).toEqual(['reading']);
    await tell(aJob({ status: 'running', counts: { created: 7 } }));
    await answerLog([line('a', 'reading'), line('b', 'the target refused an event', 'warn')]);
    expect(words('.created dd')).toEqual(['7']);
    expect(words('.message')).toEqual(['reading', 'the target refused an event']);
  });

  it('cancels only what the person confirms, and then says that it was asked to stop', async () => {
    await open(aJob({ status: 'running', counts: { created: 40, deleted: 2 } }));
    await (await button(/^Cancel job$/)).click();
    const dialog = await root().getHarness(MatDialogHarness);
    expect(await dialog.getText()).toContain('42 changes that it has made stay');
    await (await button(/Let it go on/)).click();
    server.expectNone('/api/jobs/j/cancel');
    await (await button(/^Cancel job$/)).click();
    await (await button(/Cancel the job/)).click();
    await settle();
    const stopping = aJob({ status: 'running', cancelRequested: true });
    server.expectOne({ method: 'POST', url: '/api/jobs/j/cancel' }).flush(stopping);
    await settle();
    asked('/api/jobs/j').flush(stopping);
    await settle();
    expect(words('app-job-state-chip')).toEqual(['Asked to stop']);
    expect(words('app-page-head button')).toEqual([]);
  });

  it('tries a failed job again, and goes to the new one', async () => {
    await open(aJob({ status: 'failed', error: { kind: 'auth', message: 'HTTP 401' } }));
    expect(words('app-job-error-panel h2')).toEqual(['The credentials are refused']);
    await (await button(/Try again/)).click();
    server.expectOne({ method: 'POST', url: '/api/jobs/j/retry' }).flush(aJob({ id: 'k' }));
    await settle();
    expect(TestBed.inject(Router).url).toBe('/jobs/k');
  });

  it('says why a retry is refused', async () => {
    await open(aJob({ status: 'failed', error: { kind: 'bug', message: 'TypeError' } }));
    await (await button(/Try again/)).click();
    const body = { code: 'job-not-retryable', detail: 'what the job was about is gone', requestId: 'r-3' };
    server.expectOne('/api/jobs/j/retry').flush(body, { status: 409, statusText: 'no' });
    await settle();
    expect(words('[role=alert]')[0]).toContain('This job cannot be tried again');
    expect(words('[role=alert]')[0]).toContain('what the job was about is gone');
    expect(TestBed.inject(Router).url).toBe('/jobs/j');
  });

  it('tells when a waiting job is tried again by itself', async () => {
    const runAt = new Date(now + 90_500).toISOString();
    await open(aJob({ status: 'queued', attempt: 2, runAt, error: { kind: 'temporary', message: 'HTTP 503' } }));
    expect(words('app-job-state-chip')).toEqual(['Waiting to retry']);
    expect(words('app-job-error-panel')[0]).toMatch(/tried again by itself in 1 min 3\d s/);
  });

  it('says of a job that is not there how long jobs are kept', async () => {
    await harness.navigateByUrl('/jobs/j');
    const gone = { code: 'not-found', detail: '' };
    asked('/api/jobs/j').flush(gone, { status: 404, statusText: 'no' });
    await settle();
    expect(words('app-empty-state')[0]).toContain('kept for 3 days, failed ones for 14');
  });

  it('keeps a job that is removed while one looks at it, and offers nothing to do', async () => {
    await open(aJob({ status: 'failed', error: { kind: 'auth', message: 'HTTP 401' } }));
    window.dispatchEvent(new Event('online'));
    await settle();
    asked('/api/jobs/j').flush({ code: 'not-found', detail: '' }, { status: 404, statusText: 'no' });
    await settle();
    expect(words('h1')).toEqual(['Mirror: Rota']);
    expect(words('.note')[0]).toContain('has been removed meanwhile');
    expect(words('app-page-head button')).toEqual([]);
  });
});

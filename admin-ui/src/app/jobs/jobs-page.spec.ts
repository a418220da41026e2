import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { JobAnswer } from '@calmirror/contracts';
import { jest } from '@jest/globals';
import { aJob as anyJob } from '../../../test/a-job';
import { settled } from '../../../test/settled';
import { ToldChanges } from '../../../test/told-changes';
import { Changes } from '../live/changes';
import { provideIcons } from '../ui/icons/provide-icons';
import { JobsPage } from './jobs-page';

const rota = '0190a000-0000-7000-8000-000000000001';
const aJob: typeof anyJob = (given) => anyJob({ pairId: rota, subjectName: 'Rota', ...given });
const lanes = ['push', 'interactive', 'poll', 'upkeep'].map((lane) => ({
  lane,
  queued: lane === 'poll' ? 1240 : 0,
  running: 0,
  oldestDueSeconds: 0,
}));

describe('JobsPage', () => {
  let server: HttpTestingController;
  let changes: ToldChanges;
  let harness: RouterTestingHarness;
  let now: number;

  beforeEach(async () => {
    changes = new ToldChanges();
    now = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => now);
    // jsdom knows no sizes: a window that has room for some rows.
    jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideIcons(),
        provideRouter([{ path: 'jobs', component: JobsPage }], withComponentInputBinding()),
        { provide: Changes, useValue: changes },
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
  });
  afterEach(() => jest.restoreAllMocks());

  const settle = (): Promise<void> => settled(harness.fixture);
  const page = () => TestbedHarnessEnvironment.documentRootLoader(harness.fixture);
  const element = (): HTMLElement => harness.routeNativeElement ?? document.body;
  const words = (selector: string): string[] =>
    [...element().querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  const isRunning = ({ request }: TestRequest): boolean => request.params.get('sort') === 'startedAt';
  const asked = (): TestRequest[] => server.match(({ url }) => url === '/api/jobs');
  /** Answers the two lists that are asked for; gives what was asked of the long one. */
  async function answer(jobs: JobAnswer[], running: JobAnswer[] = [], total = jobs.length): Promise<string[]> {
    const requests = asked();
    for (const request of requests) {
      if (isRunning(request)) request.flush({ items: running, total: running.length });
      else request.flush({ items: jobs, total });
    }
    await settle();
    return requests.filter((request) => !isRunning(request)).map(({ request }) => request.params.toString());
  }
  async function open(path: string, jobs: JobAnswer[], running: JobAnswer[] = []): Promise<string[]> {
    await harness.navigateByUrl(path);
    for (const request of server.match(`/api/pairs/${rota}`)) request.flush({ name: 'Rota' });
    server.expectOne('/api/metrics/summary').flush({ lanes });
    return answer(jobs, running);
  }
  const searched = (list: string): TestRequest | undefined =>
    server
      .match(({ url }) => url === `/api/${list}`)
      .filter(({ cancelled }) => !cancelled)
      .at(-1);
  /** A name is looked for when its typing rests. */
  const typeAndRest = async (field: HTMLInputElement | null, name: string): Promise<void> => {
    field?.focus();
    if (field) field.value = name;
    field?.dispatchEvent(new Event('input'));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await settle();
  };
  async function tell(jobs: JobAnswer[], running: JobAnswer[] = []): Promise<void> {
    now += 5_000;
    changes.tell('jobs');
    await settle();
    await answer(jobs, running);
  }

  it('shows what runs on top, and each job with its subject and what it did', async () => {
    const done = aJob({ id: 'a', status: 'succeeded', counts: { created: 3, held: 87 } });
    const running = aJob({ id: 'b', status: 'running', counts: { created: 12 } });
    await open('/jobs', [running, done], [running]);
    expect(words('app-running-jobs .subject')).toEqual(['Rota']);
    expect(words('app-job-row app-job-state-chip')).toEqual(['Running', 'Succeeded']);
    expect(words('app-job-row .did')).toEqual(['12 created', '3 created, 87 held']);
    expect(words('[aria-label=Lanes] li')[2]).toContain('1,240 waiting');
    expect(words('[role=status]')).toEqual(['2 jobs']);
  });

  it('tells the last error in words, and when it is tried again', async () => {
    const runAt = new Date(now + 95_000).toISOString();
    await open('/jobs', [aJob({ runAt, attempt: 3, error: { kind: 'temporary', message: 'HTTP 503' } })]);
    expect(words('app-job-row .did span')).toEqual([
      'The provider does not answer as it should',
      'Again in 1 min 35 s',
    ]);
    expect(words('.attempt.again')).toEqual(['Attempt 3 of 8']);
  });

  it('updates by itself', async () => {
    await open('/jobs', [aJob({ id: 'a', status: 'running' })]);
    await tell([aJob({ id: 'b' }), aJob({ id: 'a', status: 'succeeded', counts: { deleted: 1 } })]);
    expect(words('app-job-row app-job-state-chip')).toEqual(['Waiting', 'Succeeded']);
  });

  it('keeps every row in its place while a mouse rests on the list, and offers what is newer', async () => {
    await open('/jobs', [aJob({ id: 'a', status: 'running' })]);
    const list = element().querySelector('.list');
    list?.dispatchEvent(new MouseEvent('pointerenter'));
    list?.dispatchEvent(Object.assign(new MouseEvent('pointerenter'), { pointerType: 'mouse' }));
    await tell([aJob({ id: 'c' }), aJob({ id: 'b' }), aJob({ id: 'a', status: 'succeeded' })]);
    expect(words('app-job-row app-job-state-chip')).toEqual(['Succeeded']);
    Element.prototype.scrollIntoView = () => undefined;
    await (await page().getHarness(MatButtonHarness.with({ text: /2 newer jobs/ }))).click();
    await settle();
    expect(words('app-job-row app-job-state-chip')).toEqual(['Waiting', 'Waiting', 'Succeeded']);
  });

  it('asks for what the address names', async () => {
    const asked = await open(`/jobs?status=failed&lane=poll&pairId=${rota}`, []);
    expect(asked).toEqual([`status=failed&lane=poll&pairId=${rota}&page=1&pageSize=100`]);
    expect(words('app-empty-state h2')).toEqual(['No job fits these filters']);
    element().querySelector<HTMLButtonElement>('app-empty-state button')?.click();
    await settle();
    expect([TestBed.inject(Router).url, await answer([aJob()])]).toEqual(['/jobs', ['page=1&pageSize=100']]);
  });

  it('writes the filter into the address', async () => {
    await open('/jobs', []);
    element().querySelector<HTMLInputElement>('input[type=radio][value=failed]')?.click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/jobs?status=failed');
    await answer([]);
    await typeAndRest(element().querySelector('app-subject-field input'), 'rot');
    const [pairs, ...others] = ['pairs', 'calendars', 'connectors'].map((list) => searched(list));
    expect(pairs?.request.params.get('name')).toBe('rot');
    pairs?.flush({ items: [{ id: rota, name: 'Rota' }], total: 1 });
    for (const request of others) request?.flush({ items: [], total: 0 });
    await settle();
    const [option] = document.querySelectorAll<HTMLElement>('mat-option');
    expect(option?.textContent.trim()).toBe('Rota');
    option?.click();
    await settle();
    await answer([]);
    expect(TestBed.inject(Router).url).toBe(`/jobs?status=failed&pairId=${rota}`);
  });

  it('says what comes first where there is no job at all', async () => {
    await open('/jobs', []);
    expect(words('app-empty-state h2')).toEqual(['No job yet']);
    expect(element().querySelector<HTMLAnchorElement>('app-empty-state a')?.pathname).toBe('/pairs/new');
  });

  it('says what failed and asks again when told to', async () => {
    await open('/jobs', []);
    now += 5_000;
    changes.tell('jobs');
    await settle();
    for (const request of asked()) {
      const body = { code: 'internal', detail: '', requestId: 'r-17' };
      if (isRunning(request)) request.flush({ items: [], total: 0 });
      else request.flush(body, { status: 500, statusText: 'no' });
    }
    await settle();
    expect(words('[role=alert] code')).toEqual(['r-17']);
    element().querySelector<HTMLButtonElement>('[role=alert] button')?.click();
    await settle();
    await answer([aJob()]);
    expect([words('[role=alert]'), words('app-job-row app-job-state-chip')]).toEqual([[], ['Waiting']]);
  });
});

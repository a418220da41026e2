import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { AuditRecord } from '@calmirror/contracts';
import { AUDIT_ACTIONS } from '@calmirror/contracts/closed-lists';
import { jest } from '@jest/globals';
import { settled } from '../../../test/settled';
import { ToldChanges } from '../../../test/told-changes';
import { Changes } from '../live/changes';
import { provideIcons } from '../ui/icons/provide-icons';
import { AuditPage } from './audit-page';

const rota = '0190a000-0000-7000-8000-000000000001';
const ada = '0190a000-0000-7000-8000-00000000000a';
const entry = (given: Partial<AuditRecord>): AuditRecord => ({
  id: 'e',
  at: '2026-11-22T12:00:00.000Z',
  actorId: ada,
  actorName: 'Ada',
  action: 'pair.updated',
  subjectKind: 'pair',
  subjectId: rota,
  subjectName: 'Rota',
  before: { name: 'Rota', window: { pastDays: 30 } },
  after: { name: 'Rota', window: { pastDays: 7 } },
  address: '192.0.2.17',
  requestId: 'r-1',
  ...given,
});
const intact = { intact: true, entries: 1204, brokenAt: null, head: '9f2c4ab81d07e556' };

describe('AuditPage', () => {
  let server: HttpTestingController;
  let changes: ToldChanges;
  let harness: RouterTestingHarness;
  let now: number;

  beforeEach(async () => {
    changes = new ToldChanges();
    now = Date.now();
    jest.spyOn(Date, 'now').mockImplementation(() => now);
    // jsdom knows no sizes: a window that has room for all rows.
    jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(2_000);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideIcons(),
        provideRouter([{ path: 'audit', component: AuditPage }]),
        { provide: Changes, useValue: changes },
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
  });
  afterEach(() => jest.restoreAllMocks());

  const settle = (): Promise<void> => settled(harness.fixture);
  const element = (): HTMLElement => harness.routeNativeElement ?? document.body;
  const words = (selector: string, within: ParentNode = element()): string[] =>
    [...within.querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  const asked = (): TestRequest => server.expectOne(({ url }) => url === '/api/audit');
  async function answer(entries: AuditRecord[]): Promise<Record<string, string | null>> {
    const request = asked();
    request.flush({ items: entries, total: entries.length });
    await settle();
    const { params } = request.request;
    return Object.fromEntries(params.keys().map((name) => [name, params.get(name)]));
  }
  async function open(
    path: string,
    entries: AuditRecord[],
    chain: object = intact,
  ): Promise<Record<string, string | null>> {
    await harness.navigateByUrl(path);
    server.expectOne('/api/audit/verification').flush(chain);
    return answer(entries);
  }

  it('tells who did what to what, and from where', async () => {
    await open('/audit', [entry({}), entry({ actorName: null, actorId: null, address: null, action: 'user.created' })]);
    expect(words('.who')).toEqual(['Ada', 'Calmirror itself']);
    expect(words('.what button')).toEqual(['Pair changed', 'Administrator created']);
    expect(words('.changed')[0]).toBe('Window › Days back');
    expect(words('.from')).toEqual(['192.0.2.17', '']);
  });

  it('has words for every action', async () => {
    await open(
      '/audit',
      AUDIT_ACTIONS.map((action) => entry({ id: action, action })),
    );
    const told = words('.what button');
    expect(told).toHaveLength(AUDIT_ACTIONS.length);
    expect(new Set(told).size).toBe(AUDIT_ACTIONS.length);
  });

  it('leads to what an entry is about, by the name that it had then, and only names what was removed', async () => {
    const removed = { action: 'connector.deleted', subjectKind: 'connector', subjectName: 'Old Exchange' } as const;
    const gone = entry({ id: 'g', subjectId: ada, ...removed });
    const job = entry({ id: 'j', subjectKind: 'job', subjectId: 'job-1', subjectName: 'mirror' });
    await open('/audit', [entry({}), gone, job]);
    expect(words('.subject[role=cell]')).toEqual(['Rota', 'Old Exchange', 'Mirror']);
    expect([...element().querySelectorAll<HTMLAnchorElement>('.subject a')].map(({ pathname }) => pathname)).toEqual([
      `/pairs/${rota}`,
      '/jobs/job-1',
    ]);
  });

  it('shows before and after side by side, what changed on top', async () => {
    await open('/audit', [entry({})]);
    element().querySelector<HTMLButtonElement>('.what button')?.click();
    const dialog = await TestbedHarnessEnvironment.documentRootLoader(harness.fixture).getHarness(MatDialogHarness);
    expect(await dialog.getTitleText()).toBe('Pair changed');
    const [changed, same] = document.querySelectorAll('app-member-table');
    expect(words('tbody th', changed)).toEqual(['Window › Days back Changed']);
    expect(words('.differs', changed)).toEqual(['30', '7']);
    expect(words('th[scope=row], td', same)).toEqual(['Name', 'Rota', 'Rota']);
  });

  it('has names for what a record knows by id, and leaves the id of what is gone', async () => {
    const ends = { sourceCalendarId: rota, targetCalendarId: ada };
    await open('/audit', [entry({ action: 'pair.created', before: null, after: ends })]);
    element().querySelector<HTMLButtonElement>('.what button')?.click();
    const dialog = TestbedHarnessEnvironment.documentRootLoader(harness.fixture).getHarness(MatDialogHarness);
    while (document.querySelector('app-member-table') === null) await settle();
    server.expectOne(`/api/calendars/${rota}`).flush({ name: 'Private' });
    server.expectOne(`/api/calendars/${ada}`).flush(null, { status: 404, statusText: 'Not Found' });
    await dialog;
    await settle();
    expect(words('app-member-table .after .item', document)).toEqual(['Private', ada]);
  });

  it('names the subject that is chosen where no entry fits, by the last entry of it', async () => {
    await harness.navigateByUrl(`/audit?subjectId=${rota}&action=user.created`);
    server.expectOne('/api/audit/verification').flush(intact);
    for (const request of server.match(({ url }) => url === '/api/audit')) {
      const items = request.request.params.has('action') ? [] : [entry({ subjectName: 'Night rota' })];
      request.flush({ items, total: items.length });
    }
    await settle();
    expect(element().querySelector<HTMLInputElement>('.subject input')?.value).toBe('Night rota');
  });

  it('asks for what the address names, days being those of the person who looks', async () => {
    const params = await open(`/audit?action=pair.updated&actorId=${ada}&from=2026-11-01&to=2026-11-02`, []);
    expect(params).toEqual({
      action: 'pair.updated',
      actorId: ada,
      from: new Date(2026, 10, 1).toISOString(),
      to: new Date(2026, 10, 3).toISOString(),
      page: '1',
      pageSize: '100',
    });
    expect(words('app-empty-state h2')).toEqual(['No entry fits these filters']);
    element().querySelector<HTMLButtonElement>('app-empty-state button')?.click();
    await settle();
    expect([TestBed.inject(Router).url, await answer([])]).toEqual(['/audit', { page: '1', pageSize: '100' }]);
  });

  it('offers those who made entries, and writes the choice into the address', async () => {
    await open('/audit', [entry({})]);
    const who = element().querySelector<HTMLSelectElement>('.actor select');
    if (!who) throw new Error('there is no such field');
    expect([...who.options].map(({ text }) => text)).toEqual(['Everybody', 'Ada']);
    who.value = ada;
    who.dispatchEvent(new Event('change'));
    who.dispatchEvent(new Event('input'));
    await settle();
    expect(TestBed.inject(Router).url).toBe(`/audit?actorId=${ada}`);
  });

  it('shows what is new by itself', async () => {
    await open('/audit', [entry({})]);
    now += 5_000;
    changes.tell('audit');
    await settle();
    await answer([entry({ id: 'n', action: 'pair.deleted' }), entry({})]);
    expect(words('.what button')).toEqual(['Pair removed', 'Pair changed']);
  });

  it('states that the chain is whole', async () => {
    await open('/audit', []);
    expect(words('app-chain-statement strong')).toEqual(['All 1,204 entries are as they were written.']);
  });

  it('states where the chain is broken, and looks again when told to', async () => {
    await open('/audit', [], { ...intact, intact: false, entries: 811, brokenAt: 812 });
    expect(words('app-chain-statement strong')[0]).toContain('Entry 812 is not the one that was written');
    element().querySelector<HTMLButtonElement>('app-chain-statement section > button')?.click();
    await settle();
    server.expectOne('/api/audit/verification').flush(intact);
    await settle();
    expect(words('app-chain-statement strong')).toEqual(['All 1,204 entries are as they were written.']);
  });
});

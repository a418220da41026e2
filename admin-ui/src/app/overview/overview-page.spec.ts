import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, DeferBlockBehavior, DeferBlockState, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatSnackBarHarness } from '@angular/material/snack-bar/testing';
import type { MetricsSummary } from '@calmirror/contracts';
import { LANES, PAIR_STATES } from '@calmirror/contracts/closed-lists';
import { provideRouter, Router } from '@angular/router';
import { settled } from '../../../test/settled';
import { provideIcons } from '../ui/icons/provide-icons';
import { OverviewPage } from './overview-page';

const summary = (given: Partial<MetricsSummary> = {}): MetricsSummary => ({
  pairs: PAIR_STATES.map((state) => ({ state, pairs: state === 'ok' ? 1_462 : 1 })),
  lanes: LANES.map((lane) => ({ lane, queued: lane === 'poll' ? 488 : 0, running: 0, oldestDueSeconds: 0 })),
  finishedJobs: { succeeded: 143_881, failed: 12, cancelled: 3 },
  mirrored: [{ hour: '2026-11-22T10:00:00Z', created: 1_200, updated: 30, deleted: 4 }],
  workers: ['worker-1'],
  attention: [],
  freshness: { fresh: 1_460, late: 5, never: 2 },
  push: [],
  expiring: [],
  ...given,
});
const attention = (
  state: 'held' | 'failing' | 'needs-attention',
  stateReason: MetricsSummary['attention'][0]['stateReason'],
) => ({
  pairId: 'p',
  name: 'Rota',
  state,
  stateReason,
  since: new Date(Date.now() - 240_000).toISOString(),
});
const ending = (name: string, urgency: 'over' | 'week'): MetricsSummary['expiring'][0] => ({
  at: new Date(Date.now() + (urgency === 'over' ? -1 : 3) * 86_400_000).toISOString(),
  kind: 'consent',
  provider: 'google',
  connectorId: name,
  connectorName: name,
  renews: false,
  urgency,
});

describe('OverviewPage', () => {
  let fixture: ComponentFixture<OverviewPage>;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      // The chart needs a browser; what it shows is in the table.
      deferBlockBehavior: DeferBlockBehavior.Manual,
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideIcons(),
        provideRouter([{ path: '**', children: [] }]),
      ],
    });
    fixture = TestBed.createComponent(OverviewPage);
    server = TestBed.inject(HttpTestingController);
    fixture.detectChanges();
  });
  afterEach(() => fixture.destroy());

  const element = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const words = (selector: string): string[] =>
    [...element().querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  async function show(answer: MetricsSummary): Promise<void> {
    server.expectOne('/api/metrics/summary').flush(answer);
    await settled(fixture);
  }
  const press = async (text: string): Promise<void> => {
    const page = TestbedHarnessEnvironment.loader(fixture);
    await (await page.getHarness(MatButtonHarness.with({ text }))).click();
    await settled(fixture);
  };

  it('puts what needs a person first, with the reason in words and since when', async () => {
    await show(summary({ attention: [attention('held', 'deletions-held')] }));
    expect(words('.cards > *:first-child h2')).toEqual(['What needs you']);
    const [since] = await fixture.getDeferBlocks();
    await since?.render(DeferBlockState.Complete);
    await settled(fixture);
    expect(words('app-attention-row')[0]).toContain(
      'Deletions held Rota More deletions than the limit allows wait for approval. Everything else goes on. 4 minutes ago',
    );
  });

  it.each([
    [attention('held', 'deletions-held'), 'Review deletions', '/pairs/p/deletions'],
    [attention('failing', 'some-events-failed'), 'See the events', '/pairs/p/events'],
    [attention('needs-attention', null), 'Open the pair', '/pairs/p'],
  ])('leads from %j by “%s” to %s', async (pair, act, path) => {
    await show(summary({ attention: [pair] }));
    const link = element().querySelector<HTMLAnchorElement>('app-attention-row a[matButton]');
    expect([link?.textContent.trim(), link?.pathname, link?.getAttribute('aria-label')]).toEqual([
      act,
      path,
      `${act}: Rota`,
    ]);
  });

  it('syncs a failing pair now, and says so', async () => {
    await show(summary({ attention: [attention('failing', 'source-failing')] }));
    await press('Sync now');
    const sent = server.expectOne({ method: 'POST', url: '/api/jobs/schedule' });
    expect(sent.request.body).toEqual({ kind: 'mirror', pairId: 'p' });
    sent.flush({ id: 'j' });
    await settled(fixture);
    const bar = await TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(MatSnackBarHarness);
    expect(await bar.getMessage()).toBe('“Rota” is being synced.');
  });

  it('says at the pair what failed', async () => {
    await show(summary({ attention: [attention('failing', 'source-failing')] }));
    await press('Sync now');
    server.expectOne('/api/jobs/schedule').flush({ code: 'not-found' }, { status: 404, statusText: 'no' });
    await settled(fixture);
    expect(words('app-attention-row [role=alert] .title')).toEqual(['It is not there any more']);
  });

  it('opens the connector that has to be mended', async () => {
    await show(summary({ attention: [attention('needs-attention', 'target-needs-attention')] }));
    await press('Mend the target');
    server.expectOne('/api/pairs/p').flush({ sourceCalendarId: 's', targetCalendarId: 't' });
    await settled(fixture);
    server.expectOne('/api/calendars/t').flush({ connectorId: 'c' });
    await settled(fixture);
    expect(TestBed.inject(Router).url).toBe('/connectors/c');
  });

  it('shows the worst of many, and the others when asked to', async () => {
    const many = Array.from({ length: 9 }, (_, index) => ({
      ...attention('held', 'deletions-held'),
      pairId: `p${index}`,
    }));
    await show(summary({ attention: many }));
    expect(words('app-attention-row')).toHaveLength(6);
    await press('Show 3 more');
    expect(words('app-attention-row')).toHaveLength(9);
  });

  it('says that nothing needs a person', async () => {
    await show(summary());
    expect(words('app-attention h2')).toEqual(['Nothing needs you']);
  });

  it('warns of what ends within a week, in place of saying that nothing needs a person', async () => {
    const others = ['1', '2', '3'].map((name) => ending(name, 'week'));
    await show(summary({ expiring: [ending('Rooms', 'over'), ending('Ada', 'week'), ...others] }));
    const [soon] = await fixture.getDeferBlocks();
    await soon?.render(DeferBlockState.Complete);
    await settled(fixture);
    expect(words('.attention h2')).toEqual(['Ended, or ends soon']);
    expect(words('app-ending-row h3')).toEqual(['Rooms', 'Ada', '1', '2']);
    const links = [...element().querySelectorAll<HTMLAnchorElement>('app-ending-soon a')];
    expect(links.slice(0, 3).map(({ pathname }) => pathname)).toEqual([
      '/forecast',
      '/connectors/Rooms',
      '/connectors/Rooms',
    ]);
  });

  it('counts pairs by state, each leading to the list of them', async () => {
    await show(summary());
    const [first] = element().querySelectorAll<HTMLAnchorElement>('app-states-card li a');
    expect([first?.querySelector('.unseen')?.textContent, first?.getAttribute('href')]).toEqual([
      '1,462 pairs: Up to date',
      '/pairs?state=ok',
    ]);
    expect(words('app-states-card p')).toEqual(['All 1,467 pairs']);
  });

  it('tells how fresh the targets are, and what was mirrored, in numbers', async () => {
    await show(summary());
    expect(words('app-freshness-card .whole')).toEqual(['1,460 of 1,467 pairs fresh']);
    expect(words('app-mirrored-card .top p')).toEqual(['1,234 in the last 24 hours']);
    expect(words('app-mirrored-card tbody td')).toEqual(['1,200', '30', '4']);
  });

  it('warns when no worker is connected', async () => {
    await show(summary({ workers: [] }));
    expect(words('.no-worker')[0]).toContain('nothing is mirrored until one is');
  });

  it('leads a new installation into the wizard', async () => {
    await show(summary({ pairs: PAIR_STATES.map((state) => ({ state, pairs: 0 })) }));
    expect(words('h2')).toEqual(['Nothing is mirrored yet']);
    expect(element().querySelector<HTMLAnchorElement>('app-overview-empty a')?.pathname).toBe('/pairs/new');
  });

  it('says what failed, with the request id, and asks again when told to', async () => {
    server
      .expectOne('/api/metrics/summary')
      .flush({ code: 'internal', requestId: 'r-17' }, { status: 500, statusText: 'no' });
    await settled(fixture);
    expect(words('[role=alert] code')).toEqual(['r-17']);
    element().querySelector<HTMLButtonElement>('[role=alert] button')?.click();
    await settled(fixture);
    await show(summary());
    expect(words('[role=alert]')).toEqual([]);
  });

  it('keeps what it has while the server is away, and leaves it to the shell to say so', async () => {
    await show(summary());
    window.dispatchEvent(new Event('online'));
    await settled(fixture);
    server.expectOne('/api/metrics/summary').error(new ProgressEvent('error'));
    await settled(fixture);
    expect(words('[role=alert]')).toEqual([]);
    expect(words('app-freshness-card .whole')).toHaveLength(1);
  });
});

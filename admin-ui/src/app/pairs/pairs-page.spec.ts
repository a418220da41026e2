import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { provideRouter, Router } from '@angular/router';
import { settled } from '../../../test/settled';
import { provideIcons } from '../ui/icons/provide-icons';
import { PairsPage } from './pairs-page';

const rota = {
  id: 'p',
  name: 'Rota',
  sourceName: 'Private',
  targetName: 'Team',
  feedUrl: '/feeds/secret.ics',
  state: 'held',
  stateReason: 'deletions-held',
  freshnessSeconds: 240,
  counts: { mirrored: 1204, filtered: 3, held: 87, respected: 2, failed: 0 },
};

describe('PairsPage', () => {
  let fixture: ComponentFixture<PairsPage>;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideIcons(), provideRouter([])],
    });
    fixture = TestBed.createComponent(PairsPage);
    server = TestBed.inject(HttpTestingController);
    fixture.detectChanges();
  });
  afterEach(() => fixture.destroy());

  const asked = (path: string): TestRequest => server.expectOne(({ url }) => url === path);
  async function show(items: object[], total = items.length): Promise<void> {
    asked('/api/pairs').flush({ items, total });
    for (const summary of server.match('/api/metrics/summary')) {
      if (!summary.cancelled) summary.flush({ pairs: [{ state: 'held', pairs: 7 }] });
    }
    await settled(fixture);
  }
  /** A name is looked for when its typing rests. */
  const rested = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await settled(fixture);
  };
  const type = (field: HTMLInputElement | HTMLSelectElement | null, value: string): void => {
    if (field) field.value = value;
    field?.dispatchEvent(new Event('input'));
  };
  const element = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const words = (selector: string): string[] =>
    [...element().querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  const page = () => TestbedHarnessEnvironment.loader(fixture);

  it('shows a pair with its state in words, its calendars, its freshness and its counts', async () => {
    await show([rota]);
    expect(words('app-state-badge')).toEqual(['Deletions held']);
    expect(words('.reason')).toEqual([
      'More deletions than the limit allows wait for approval. Everything else goes on.',
    ]);
    expect(words('.name, .way')).toEqual(['Rota', 'Private to Team']);
    expect(element().querySelector<HTMLAnchorElement>('a.name')?.pathname).toBe('/pairs/p');
    expect(words('time')).toEqual(['4 minutes ago']);
    expect(words('.count[role=cell]')).toEqual(['Mirrored 1,204', 'Filtered 3', 'Held 87', 'Edited 2', 'Failed 0']);
    expect(words('.head [role=status]')).toEqual(['1 pair']);
  });

  it('copies the whole address of a published target', async () => {
    await show([rota]);
    const copied: string[] = [];
    document.execCommand = () => copied.push(document.querySelector('textarea')?.value ?? '') > 0;
    const button = await page().getHarness(MatButtonHarness.with({ text: /Copy address/ }));
    expect(await (await button.host()).getAttribute('aria-label')).toBe('Copy address: Rota');
    await button.click();
    expect(copied).toEqual(['http://localhost/feeds/secret.ics']);
    expect(await button.getText()).toContain('Copied');
  });

  it('offers each state with how many pairs are in it', async () => {
    await show([rota]);
    expect(words('option')).toContain('Deletions held (7)');
  });

  it('tells the next step where there is no pair yet', async () => {
    await show([]);
    expect(words('h2')).toEqual(['No pair yet']);
    expect(element().querySelector<HTMLAnchorElement>('app-pairs-empty a')?.pathname).toBe('/pairs/new');
  });

  it('shows room for the rows until they are there', async () => {
    await settled(fixture);
    expect(element().querySelector('app-skeleton')).not.toBeNull();
    expect(words('.name')).toEqual([]);
  });

  it('says what failed, with the request id, and asks again when told to', async () => {
    const body = { code: 'internal', detail: '', requestId: 'r-17' };
    asked('/api/pairs').flush(body, { status: 500, statusText: 'no' });
    await settled(fixture);
    expect(words('[role=alert]')[0]).toContain('Something went wrong in Calmirror');
    expect(words('[role=alert] code')).toEqual(['r-17']);
    element().querySelector<HTMLButtonElement>('[role=alert] button')?.click();
    await settled(fixture);
    await show([rota]);
    expect(words('[role=alert]')).toEqual([]);
    expect(words('.name')).toEqual(['Rota']);
  });

  it('sorts and filters by the address', async () => {
    await show([rota], 450);
    element().querySelectorAll<HTMLButtonElement>('[role=columnheader] button')[1]?.click();
    await settled(fixture);
    expect(TestBed.inject(Router).url).toBe('/?sort=name');
    type(element().querySelector('app-text-field input'), 'rot');
    type(element().querySelector('app-select-field select'), 'held');
    await rested();
    expect(TestBed.inject(Router).parseUrl(TestBed.inject(Router).url).queryParams).toEqual({
      sort: 'name',
      name: 'rot',
      state: 'held',
    });
  });

  it('asks for what the address says, and for nothing that it does not know', async () => {
    fixture.componentRef.setInput('state', 'held');
    fixture.componentRef.setInput('name', 'rot');
    fixture.componentRef.setInput('sort', 'no-such-field');
    await settled(fixture);
    const requests = server.match(({ url }) => url === '/api/pairs').filter(({ cancelled }) => !cancelled);
    const params = requests.at(-1)?.request.params;
    expect(['state', 'name', 'sort'].map((name) => params?.get(name))).toEqual(['held', 'rot', 'state']);
  });

  it('says that nothing fits, and how to see all again', async () => {
    fixture.componentRef.setInput('state', 'held');
    await settled(fixture);
    for (const request of server.match(({ url }) => url === '/api/pairs')) {
      if (!request.cancelled) request.flush({ items: [], total: 0 });
    }
    await settled(fixture);
    expect(words('h2')).toEqual(['No pair fits']);
  });
});

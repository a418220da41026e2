import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatPaginatorHarness } from '@angular/material/paginator/testing';
import { provideRouter, Router } from '@angular/router';
import { settled } from '../../../test/settled';
import { provideIcons } from '../ui/icons/provide-icons';
import { PairsPage } from './pairs-page';

const calendars = [
  { id: 's', name: 'Private', feedUrl: null },
  { id: 't', name: 'Team', feedUrl: '/feeds/secret.ics' },
];
const rota = {
  id: 'p',
  name: 'Rota',
  sourceCalendarId: 's',
  targetCalendarId: 't',
  state: 'held',
  stateReason: 'deletions-held',
  freshnessSeconds: 240,
  counts: { mirrored: 1204, filtered: 3, held: 87, failed: 0 },
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
    asked('/api/calendars').flush({ items: calendars, total: calendars.length });
    await settled(fixture);
  }
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
    expect(words('.pair p')).toEqual(['Rota', 'Private to Team']);
    expect(words('time')).toEqual(['4 minutes ago']);
    expect(words('.count[role=cell]')).toEqual(['Mirrored 1,204', 'Filtered 3', 'Held 87', 'Failed 0']);
    expect(words('[role=status]')).toEqual(['1 pair, 1 waits for you']);
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

  it('tells the next step where there is no pair yet', async () => {
    await show([]);
    expect(words('h2')).toEqual(['No pair yet']);
    expect(element().querySelector<HTMLAnchorElement>('app-pairs-empty a')?.pathname).toBe('/api/docs');
  });

  it('shows room for the rows until both lists are there', async () => {
    asked('/api/pairs').flush({ items: [rota], total: 1 });
    await settled(fixture);
    expect(element().querySelector('app-pairs-loading')).not.toBeNull();
    expect(element().querySelector('table')).toBeNull();
  });

  it('says what failed, with the request id, and asks again when told to', async () => {
    const body = { code: 'internal', detail: '', requestId: 'r-17' };
    asked('/api/pairs').flush(body, { status: 500, statusText: 'no' });
    asked('/api/calendars').flush({ items: calendars, total: 2 });
    await settled(fixture);
    expect(words('[role=alert]')[0]).toContain('Something went wrong in Calmirror');
    expect(words('[role=alert] code')).toEqual(['r-17']);
    element().querySelector<HTMLButtonElement>('[role=alert] button')?.click();
    await settled(fixture);
    await show([rota]);
    expect(words('[role=alert]')).toEqual([]);
    expect(words('.name')).toEqual(['Rota']);
  });

  it('asks for the calendars anew when a pair names one that it does not know', async () => {
    await show([{ ...rota, targetCalendarId: 'new' }]);
    expect(words('.way')).toEqual(['Private to unknown calendar']);
    const known = [...calendars, { id: 'new', name: 'Fresh', feedUrl: null }];
    asked('/api/calendars').flush({ items: known, total: 3 });
    await settled(fixture);
    expect(words('.way')).toEqual(['Private to Fresh']);
  });

  it('turns pages by the address, and claims nothing about those that are not shown', async () => {
    await show([rota], 450);
    expect(words('.head [role=status]')).toEqual(['450 pairs, 1 on this page waits for you']);
    await (await page().getHarness(MatPaginatorHarness)).goToNextPage();
    await settled(fixture);
    expect(TestBed.inject(Router).url).toBe('/?page=2');
  });

  it.each([
    ['2', '2'],
    ['0', '1'],
    ['-3', '1'],
    ['1.7', '1'],
    ['x', '1'],
  ])('reads ?page=%s as page %s', async (page, expected) => {
    await show([rota], 450);
    fixture.componentRef.setInput('page', page);
    await settled(fixture);
    const requests = server.match(({ url }) => url === '/api/pairs');
    expect(requests.map(({ request }) => request.params.get('page'))).toEqual(expected === '1' ? [] : [expected]);
  });
});

import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatPaginatorHarness } from '@angular/material/paginator/testing';
import { provideRouter, Router } from '@angular/router';
import { settled } from '../../../../test/settled';
import { provideIcons } from '../../ui/icons/provide-icons';
import { ConnectorsPage } from './connectors-page';

const rota = {
  id: 'c1',
  kind: 'ics',
  name: 'Rota',
  settings: { url: 'https://example.org/rota.ics' },
  status: 'needs-attention',
  statusReason: 'not-found',
  lastValidatedAt: null,
};

describe('ConnectorsPage', () => {
  let fixture: ComponentFixture<ConnectorsPage>;
  let server: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideIcons(), provideRouter([])],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ConnectorsPage);
    await settled(fixture);
  });
  afterEach(() => fixture.destroy());

  const element = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const words = (selector: string): string[] =>
    [...element().querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  const asked = (path: string): TestRequest => server.expectOne(({ url }) => url === path);
  const loader = () => TestbedHarnessEnvironment.loader(fixture);
  async function type(name: string): Promise<void> {
    const field = await loader().getHarness(MatFormFieldHarness.with({ floatingLabelText: 'Name contains' }));
    await (await field.getControl(MatInputHarness))?.setValue(name);
  }
  async function show(items: object[], total = items.length): Promise<void> {
    asked('/api/connectors').flush({ items, total });
    await settled(fixture);
  }

  it('shows a connector with its kind, its status and the reason in words, before its calendars are counted', async () => {
    await show([rota]);
    expect(words('app-connector-kind')).toEqual(['Calendar feed']);
    expect(words('.status')).toContain('Needs attention There is nothing at this address any more.');
    expect(words('.checked[role=cell]')).toEqual(['Last checkednever']);
    expect(words('app-page-head .quiet')).toEqual(['1 connector, 1 needs attention']);
    asked('/api/calendars').flush({ items: [{ id: 'k', connectorId: 'c1' }], total: 1 });
    await settled(fixture);
    expect(words('.count[role=cell]')).toEqual(['Calendars 1']);
  });

  it('leads into the wizard where there is none', async () => {
    await show([]);
    const next = element().querySelector<HTMLAnchorElement>('app-empty-state a');
    expect([next?.textContent?.trim(), next?.pathname]).toEqual(['Mirror a calendar', '/pairs/new']);
    expect(element().querySelector('app-connector-filters')).toBeNull();
  });

  it('asks for what stands in the address, and says so when nothing is like it', async () => {
    await show([rota]);
    for (const [name, value] of [
      ['status', 'draft'],
      ['kind', 'caldav'],
      ['name', 'moon'],
    ] as const)
      fixture.componentRef.setInput(name, value);
    await settled(fixture);
    const { params } = asked('/api/connectors').request;
    expect([params.get('status'), params.get('kind'), params.get('name')]).toEqual(['draft', 'caldav', 'moon']);
  });

  it('takes no word for a status that is none', async () => {
    await show([rota]);
    fixture.componentRef.setInput('status', 'splendid');
    await settled(fixture);
    server.expectNone(({ url }) => url === '/api/connectors');
  });

  it('puts what is typed into the address, and begins at the first page again', async () => {
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/?page=3&status=draft');
    await show([rota], 500);
    asked('/api/calendars').flush({ items: [], total: 0 });
    await type('moon');
    while (router.url.includes('page')) await settled(fixture);
    expect(router.url).toBe('/?name=moon');
  });

  it('turns the pages of five hundred', async () => {
    await show([rota], 500);
    asked('/api/calendars').flush({ items: [], total: 0 });
    await (await loader().getHarness(MatPaginatorHarness)).goToNextPage();
    await settled(fixture);
    expect(TestBed.inject(Router).url).toBe('/?page=2');
  });
});

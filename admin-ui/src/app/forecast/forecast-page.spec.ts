import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ForecastItem } from '@calmirror/contracts';
import { settled } from '../../../test/settled';
import { provideIcons } from '../ui/icons/provide-icons';
import { ForecastPage } from './forecast-page';

const HOUR_MS = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + (hours + 0.1) * HOUR_MS).toISOString();
const consent: ForecastItem = {
  at: inHours(72),
  kind: 'consent',
  provider: 'google',
  connectorId: 'c1',
  connectorName: 'Ada',
  renews: false,
  urgency: 'week',
};

describe('ForecastPage', () => {
  let fixture: ComponentFixture<ForecastPage>;

  async function show(...items: ForecastItem[]): Promise<void> {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideIcons(), provideRouter([])],
    });
    fixture = TestBed.createComponent(ForecastPage);
    await settled(fixture);
    TestBed.inject(HttpTestingController).expectOne('/api/forecast').flush({ items, total: items.length });
    await settled(fixture);
  }
  afterEach(() => fixture.destroy());
  const element = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const words = (selector: string): string[] =>
    [...element().querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  const act = (): HTMLAnchorElement | null => element().querySelector('a[matButton]');

  it('says of a consent in testing when it ends and why, and leads to where it is given anew', async () => {
    await show(consent);
    expect(words('app-urgency')).toEqual(['Within a week']);
    expect(words('h3')).toEqual(['Ada']);
    expect(words('app-ending-words')[0]).toMatch(
      /^The consent ends in 3 days, on \w{3}, .+ 20\d\d, \d\d:\d\d\. The app is in testing at Google/,
    );
    expect([act()?.pathname, act()?.getAttribute('aria-label')]).toEqual(['/connectors/c1', 'Connect again: Ada']);
  });

  it('leads from the secret of the installation to its settings', async () => {
    const ofInstallation = { connectorId: null, connectorName: null, provider: 'microsoft' } as const;
    await show({ ...consent, ...ofInstallation, kind: 'client-secret', at: inHours(14), urgency: 'day' });
    expect(words('h3')).toEqual(['App registration at Microsoft']);
    expect(words('app-ending-words')[0]).toContain('The client secret ends in 14 hours');
    expect([act()?.textContent.trim(), act()?.pathname]).toEqual(['New secret', '/settings']);
  });

  it('does not alarm anybody with what is renewed by itself', async () => {
    await show({ ...consent, kind: 'push-channel', renews: true, urgency: 'day', at: inHours(5) });
    expect(words('app-urgency')).toEqual(['Renewed by itself']);
    expect(words('app-ending-words')[0]).toContain('Calmirror renews it by itself well before.');
  });

  it('says what follows from an end that has come', async () => {
    await show({ ...consent, urgency: 'over', at: inHours(-4) });
    expect(words('app-urgency')).toEqual(['Ended']);
    expect(words('app-ending-words')[0]).toContain('The consent ended 3 hours ago');
    expect(words('app-ending-words')[0]).toContain('not read any more until the account is connected again');
  });

  it('puts what needs somebody before what does not', async () => {
    await show(
      { ...consent, kind: 'push-channel', renews: true, urgency: 'day', at: inHours(5), connectorName: 'Rooms' },
      consent,
    );
    expect(words('h2, h3')).toEqual(['Needs somebody', 'Ada', 'Later, or renewed by itself', 'Rooms']);
  });

  it('says that nothing ends', async () => {
    await show();
    expect(words('h2')).toEqual(['Nothing ends by itself']);
  });
});

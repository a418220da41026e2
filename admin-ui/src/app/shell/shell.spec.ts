import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { settled } from '../../../test/settled';
import { noteReachability } from '../live/reachability';
import { Session } from '../session/session';
import { provideIcons } from '../ui/icons/provide-icons';
import { Shell } from './shell';

@Component({ selector: 'app-page-sample', template: '<h1>A page</h1><a href="#x" id="inside">inside</a>' })
class PageSample {}

const user = { id: 'u', email: 'ada@example.org', name: 'Ada' };

describe('Shell', () => {
  let server: HttpTestingController;
  let harness: RouterTestingHarness;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      deferBlockBehavior: DeferBlockBehavior.Playthrough,
      providers: [
        provideHttpClient(withInterceptors([noteReachability])),
        provideHttpClientTesting(),
        provideIcons(),
        provideRouter([
          { path: 'sign-in', component: PageSample },
          {
            path: '',
            component: Shell,
            children: [
              { path: 'broken', loadComponent: () => Promise.reject(new Error('Failed to fetch')) },
              { path: '**', component: PageSample },
            ],
          },
        ]),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    const signedIn = TestBed.inject(Session).signIn({ email: user.email, password: 'p' });
    server.expectOne('/api/auth/session').flush({ user });
    await signedIn;
    harness = await RouterTestingHarness.create('/overview');
    document.body.append(harness.fixture.nativeElement as HTMLElement);
    await settled(harness.fixture);
  });
  afterEach(() => (harness.fixture.nativeElement as HTMLElement).remove());

  const element = (): HTMLElement => harness.fixture.nativeElement as HTMLElement;
  const find = (selector: string): HTMLElement | null => element().querySelector(selector);
  const account = (): Promise<MatMenuHarness> =>
    TestbedHarnessEnvironment.loader(harness.fixture).getHarness(MatMenuHarness);

  it('has every page in reach, and the act that all begins with', () => {
    const links = [...element().querySelectorAll('nav a')].map(({ textContent }) => textContent.trim());
    expect(links).toEqual(['Overview', 'Pairs', 'Connectors', 'Jobs', 'Audit log', 'Settings']);
    expect(find('.act')?.getAttribute('href')).toBe('/pairs/new');
  });

  it('tells which page is open', async () => {
    await harness.navigateByUrl('/pairs/7');
    await settled(harness.fixture);
    expect(find('nav a[aria-current=page]')?.textContent.trim()).toBe('Pairs');
  });

  it('moves the focus to a new page', async () => {
    find('nav a')?.focus();
    await harness.navigateByUrl('/jobs');
    expect(document.activeElement).toBe(find('main'));
  });

  it('leaves the focus where it is while the page stays', async () => {
    find('#inside')?.focus();
    await harness.navigateByUrl('/overview?state=held');
    expect(document.activeElement?.id).toBe('inside');
  });

  it('says that a page could not be loaded, and forgets it with the next', async () => {
    await harness.navigateByUrl('/broken').catch(() => undefined);
    await settled(harness.fixture);
    expect(find('header [role=alert]')?.textContent).toContain('could not be loaded');
    await harness.navigateByUrl('/jobs');
    await settled(harness.fixture);
    expect(find('header [role=alert]')).toBeNull();
  });

  it('signs out', async () => {
    const menu = await account();
    await menu.open();
    await menu.clickItem({ text: /Sign out/ });
    server.expectOne({ method: 'DELETE', url: '/api/auth/session' }).flush(null, { status: 204, statusText: '' });
    await settled(harness.fixture);
    expect(TestBed.inject(Router).url).toBe('/sign-in');
  });

  it('says that signing out failed, and stays', async () => {
    const menu = await account();
    await menu.open();
    await menu.clickItem({ text: /Sign out/ });
    server.expectOne('/api/auth/session').error(new ProgressEvent('error'));
    await settled(harness.fixture);
    expect(find('header [role=alert]')?.textContent).toContain('still signed in');
  });

  it('says quietly that updates are paused, and that all is well again', async () => {
    const words = (): string => find('app-updates-notice [role=status]')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
    expect(words()).toBe('');
    const session = TestBed.inject(Session);
    const ask = session.setupRequired().catch(() => undefined);
    server.expectOne('/api/setup').error(new ProgressEvent('error'));
    await ask;
    await settled(harness.fixture);
    expect(words()).toContain('Updates are paused. The server does not answer.');
    const again = session.setupRequired();
    server.expectOne('/api/setup').flush({ required: false });
    await again;
    await settled(harness.fixture);
    expect(words()).toBe('Connected again');
  });
});

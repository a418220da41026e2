import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideRouter, Router } from '@angular/router';
import { registrations } from '../../../../test/registrations';
import { settled } from '../../../../test/settled';
import { provideIcons } from '../../ui/icons/provide-icons';
import { NewConnectorPage } from './new-connector-page';

@Component({ template: '' })
class One {}

describe('NewConnectorPage', () => {
  let fixture: ComponentFixture<NewConnectorPage>;
  let server: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideIcons(),
        provideRouter([{ path: 'connectors/:id', component: One }]),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(NewConnectorPage);
    await settled(fixture);
  });

  const loader = () => TestbedHarnessEnvironment.loader(fixture);
  const field = (label: string) => loader().getHarness(MatFormFieldHarness.with({ floatingLabelText: label }));
  const fill = async (label: string, value: string): Promise<void> =>
    (await (await field(label)).getControl(MatInputHarness))?.setValue(value);
  const press = async (text: string): Promise<void> =>
    (await loader().getHarness(MatButtonHarness.with({ text }))).click();
  const choose = async (kind: string): Promise<void> => {
    const radio = (fixture.nativeElement as HTMLElement).querySelector<HTMLInputElement>(`[type=radio][value=${kind}]`);
    radio?.click();
    await settled(fixture);
  };

  it('makes a feed out of its address alone, and goes where it is tried', async () => {
    await fill('Address of the feed', 'example.org/rota.ics');
    await press('Add and check');
    const sent = server.expectOne({ method: 'POST', url: '/api/connectors' });
    const settings = { url: 'https://example.org/rota.ics' };
    expect(sent.request.body).toEqual({ kind: 'ics', name: 'example.org', settings });
    sent.flush({ id: 'c1' });
    await settled(fixture);
    expect(TestBed.inject(Router).url).toBe('/connectors/c1');
  });

  it('fills in the address of a known server, and says what its password is', async () => {
    await choose('caldav');
    await press('iCloud');
    expect(await (await field('Password')).getTextHints()).toEqual([
      'An app-specific password, made at account.apple.com under Sign-In and Security.',
    ]);
    await press('Add and check');
    expect(await (await field('User name')).getTextErrors()).toEqual(['Enter the user name.']);
    server.expectNone('/api/connectors');
  });

  it('asks for nothing where there is nothing to set', async () => {
    await choose('published');
    await press('Add and check');
    expect(server.expectOne('/api/connectors').request.body).toEqual({
      kind: 'published',
      name: 'Published',
      settings: {},
    });
  });

  it('shows what the server refuses at the field that it names', async () => {
    await fill('Address of the feed', 'https://example.org/rota.ics');
    await press('Add and check');
    const errors = [{ field: 'settings.url', code: 'format', message: 'This will not do.' }];
    server.expectOne('/api/connectors').flush({ code: 'invalid-input', errors }, { status: 400, statusText: 'no' });
    await settled(fixture);
    expect(await (await field('Address of the feed')).getTextErrors()).toEqual(['This will not do.']);
  });

  it('adds an account at a provider, at which somebody then signs in: there is nothing to be tried yet', async () => {
    await choose('google');
    server.expectOne('/api/app-registrations').flush(registrations());
    await settled(fixture);
    await press('Add');
    const sent = server.expectOne({ method: 'POST', url: '/api/connectors' });
    expect(sent.request.body).toEqual({ kind: 'google', name: 'Google account', settings: { access: 'account' } });
    sent.flush({ id: 'c1' });
    await settled(fixture);
    expect(TestBed.inject(Router).lastSuccessfulNavigation()?.extras.state).toEqual({ check: false });
  });
});

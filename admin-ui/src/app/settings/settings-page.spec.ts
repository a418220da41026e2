import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideRouter } from '@angular/router';
import { registrations } from '../../../test/registrations';
import { settled } from '../../../test/settled';
import { provideIcons } from '../ui/icons/provide-icons';
import { SettingsPage } from './settings-page';

const AT_MICROSOFT = '/api/app-registrations/microsoft';

describe('SettingsPage', () => {
  let fixture: ComponentFixture<SettingsPage>;
  let server: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideIcons(), provideRouter([])],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(SettingsPage);
    await settled(fixture);
    await read(registrations({ microsoft: null }));
  });
  afterEach(() => fixture.destroy());

  const loader = () => TestbedHarnessEnvironment.loader(fixture);
  const words = (selector: string): string[] =>
    [...(fixture.nativeElement as HTMLElement).querySelectorAll(selector)].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
  const fill = async (label: string, value: string): Promise<void> => {
    const field = await loader().getHarness(MatFormFieldHarness.with({ floatingLabelText: label }));
    await (await field.getControl(MatInputHarness))?.setValue(value);
  };
  const press = async (text: string): Promise<void> => {
    await (await loader().getHarness(MatButtonHarness.with({ text }))).click();
    await settled(fixture);
  };
  const asked = (method: string, url: string): TestRequest => server.expectOne({ method, url });
  async function read(answer: object): Promise<void> {
    asked('GET', '/api/app-registrations').flush(answer);
    await settled(fixture);
  }

  it('shows as which app the installation is known to each provider, or that it is not', () => {
    expect(words('h3')).toEqual(['Google', 'Microsoft 365']);
    expect(words('section.card:first-child dd')).toEqual([
      'app.example',
      'In production',
      'No connector',
      expect.any(String),
    ]);
    expect(words('section.card:last-child p')).toEqual(['Not registered yet']);
  });

  it('shows what is to be entered at the provider, and keeps what it gives out', async () => {
    await press('Register');
    expect(words('.address code')).toEqual(['https://calendars.example.org/api/oauth/callback']);
    expect(words('ol ul li')).toEqual(['Read and write events. microsoft/events']);
    await fill('Client ID', ' app-1 ');
    await fill('Client secret', 'secret-1');
    await press('Save');
    const sent = asked('PUT', AT_MICROSOFT);
    expect(sent.request.body).toMatchObject({ clientId: 'app-1', clientSecret: 'secret-1' });
    sent.flush(registrations().items[1] ?? {});
    await settled(fixture);
    await read(registrations());
    expect(words('section.card:last-child dt')[0]).toBe('Client ID');
    expect(words('form')).toEqual([]);
  });

  it('sends nothing before there is a client id and its secret', async () => {
    await press('Register');
    await press('Save');
    server.expectNone({ method: 'PUT', url: AT_MICROSOFT });
    expect(words('mat-error')).toEqual([
      'Enter the client ID that the provider shows.',
      'Enter the client secret that belongs to this client ID.',
    ]);
  });

  it('forgets an app when that is confirmed, and says why where connectors use it', async () => {
    await press('Remove');
    const dialog = await TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(MatDialogHarness);
    await (await dialog.getHarness(MatButtonHarness.with({ text: 'Remove it' }))).click();
    let sent: TestRequest[] = [];
    // What the dialog answers is heard when it has faded.
    while (sent.length === 0) {
      await settled(fixture);
      sent = server.match({ method: 'DELETE', url: '/api/app-registrations/google' });
    }
    sent[0]?.flush({ code: 'in-use' }, { status: 409, statusText: 'no' });
    await settled(fixture);
    expect(words('app-problem-panel')).toHaveLength(1);
    expect(words('section.card:first-child code')).toEqual(['app.example']);
  });
});

import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { settled } from '../../../test/settled';
import { provideIcons } from '../ui/icons/provide-icons';
import { SetupPage } from './setup-page';

@Component({ template: '' })
class Home {}

const field = (label: string) => MatFormFieldHarness.with({ floatingLabelText: label });

describe('SetupPage', () => {
  let server: HttpTestingController;
  let harness: RouterTestingHarness;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideIcons(),
        provideRouter([
          { path: 'setup', component: SetupPage },
          { path: '', component: Home },
        ]),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
  });

  const page = () => TestbedHarnessEnvironment.loader(harness.fixture);
  const fill = async (values: Record<string, string>): Promise<void> => {
    for (const [label, value] of Object.entries(values)) {
      const input = await (await page().getHarness(field(label))).getControl(MatInputHarness);
      await input?.setValue(value);
    }
  };
  const press = async (): Promise<void> =>
    (await page().getHarness(MatButtonHarness.with({ selector: '[type=submit]' }))).click();
  const ada = { Name: 'Ada', Email: 'ada@example.org', Password: 'tumbling walrus' };

  it('takes the token from the link, and opens the console', async () => {
    await harness.navigateByUrl('/setup#token=a%2Bb');
    expect(await page().getAllHarnesses(field('Setup token'))).toEqual([]);
    await fill(ada);
    await press();
    const sent = server.expectOne({ method: 'POST', url: '/api/setup' });
    expect(sent.request.body).toEqual({
      token: 'a+b',
      name: 'Ada',
      email: 'ada@example.org',
      password: 'tumbling walrus',
    });
    sent.flush({ user: { id: 'u', email: 'ada@example.org', name: 'Ada' } });
    await settled(harness.fixture);
    expect(TestBed.inject(Router).url).toBe('/');
  });

  it('asks for the token where the link has none', async () => {
    await harness.navigateByUrl('/setup');
    await fill({ ...ada, 'Setup token': 'typed' });
    await press();
    expect(server.expectOne('/api/setup').request.body).toMatchObject({ token: 'typed' });
  });

  it('takes the token of a link that is opened while the page is, and keeps what was typed', async () => {
    await harness.navigateByUrl('/setup');
    await fill(ada);
    await harness.navigateByUrl('/setup#token=late');
    expect(await page().getAllHarnesses(field('Setup token'))).toEqual([]);
    await press();
    expect(server.expectOne('/api/setup').request.body).toMatchObject({ token: 'late', name: 'Ada' });
  });

  it('asks for the token when that of the link is void', async () => {
    await harness.navigateByUrl('/setup#token=old');
    await fill(ada);
    await press();
    server.expectOne('/api/setup').flush({ code: 'setup-token-invalid' }, { status: 403, statusText: 'no' });
    await settled(harness.fixture);
    expect(harness.routeNativeElement?.textContent).toContain('The setup token is not valid');
    expect(await page().getAllHarnesses(field('Setup token'))).toHaveLength(1);
  });

  it('shows what the server refuses at the field that it names', async () => {
    await harness.navigateByUrl('/setup#token=t');
    await fill(ada);
    await press();
    const errors = [{ field: 'password', code: 'not-allowed', message: 'This password is among the first tried.' }];
    server.expectOne('/api/setup').flush({ code: 'invalid-input', errors }, { status: 400, statusText: 'no' });
    await settled(harness.fixture);
    const password = await page().getHarness(field('Password'));
    expect(await password.getTextErrors()).toEqual(['This password is among the first tried.']);
  });

  it.each([
    [{ ...ada, Email: 'ada' }, 'Email', 'Enter an email address, such as ada@example.org.'],
    [{ ...ada, Password: 'short' }, 'Password', 'Enter at least 8 characters.'],
    [{ ...ada, Name: '' }, 'Name', 'Enter your name.'],
  ])('does not send %j', async (values, label, words) => {
    await harness.navigateByUrl('/setup#token=t');
    await fill(values);
    await press();
    server.expectNone('/api/setup');
    expect(await (await page().getHarness(field(label))).getTextErrors()).toEqual([words]);
  });
});

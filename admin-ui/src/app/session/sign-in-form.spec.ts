import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { settled } from '../../../test/settled';
import { provideIcons } from '../ui/icons/provide-icons';
import { SignInForm } from './sign-in-form';

const field = (label: string) => MatFormFieldHarness.with({ floatingLabelText: label });

describe('SignInForm', () => {
  let fixture: ComponentFixture<SignInForm>;
  let server: HttpTestingController;
  let entered: number;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideIcons()] });
    fixture = TestBed.createComponent(SignInForm);
    server = TestBed.inject(HttpTestingController);
    entered = 0;
    fixture.componentInstance.done.subscribe(() => entered++);
  });

  const page = () => TestbedHarnessEnvironment.loader(fixture);
  const text = (): string => (fixture.nativeElement as HTMLElement).textContent;
  const fill = async (label: string, value: string): Promise<void> => {
    const input = await (await page().getHarness(field(label))).getControl(MatInputHarness);
    await input?.setValue(value);
  };
  const press = async (): Promise<void> =>
    (await page().getHarness(MatButtonHarness.with({ selector: '[type=submit]' }))).click();
  const refuse = async (status: number, code: string, headers: Record<string, string> = {}): Promise<void> => {
    server.expectOne('/api/auth/session').flush({ code }, { status, statusText: code, headers });
    await settled(fixture);
  };

  it('sends what was typed, and is done when the server agrees', async () => {
    await fill('Email', 'ada@example.org');
    await fill('Password', 'tumbling walrus');
    await press();
    const sent = server.expectOne({ method: 'POST', url: '/api/auth/session' });
    expect(sent.request.body).toEqual({ email: 'ada@example.org', password: 'tumbling walrus' });
    expect(entered).toBe(0);
    sent.flush({ user: { id: 'u', email: 'ada@example.org', name: 'Ada' } });
    await settled(fixture);
    expect(entered).toBe(1);
  });

  it('sends nothing while a field is empty, and says which', async () => {
    await press();
    server.expectNone('/api/auth/session');
    expect(await (await page().getHarness(field('Email'))).getTextErrors()).toEqual(['Enter your email address.']);
    expect(await (await page().getHarness(field('Password'))).getTextErrors()).toEqual(['Enter your password.']);
  });

  it('says that email and password do not match, and keeps what was typed', async () => {
    await fill('Email', 'ada@example.org');
    await fill('Password', 'wrong');
    await press();
    await refuse(401, 'invalid-credentials');
    expect(text()).toContain('Email and password do not match');
    expect(text()).not.toContain('You can try again in');
    const email = await (await page().getHarness(field('Email'))).getControl(MatInputHarness);
    expect(await email?.getValue()).toBe('ada@example.org');
    expect(entered).toBe(0);
  });

  it('says how long to wait after too many attempts', async () => {
    await fill('Email', 'ada@example.org');
    await fill('Password', 'wrong');
    await press();
    await refuse(429, 'too-many-attempts', { 'Retry-After': '20' });
    expect(text()).toMatch(/You can try again in (20|21) seconds/);
  });

  it('shows the password when asked, and says that it does', async () => {
    await fill('Password', 'tumbling walrus');
    const input = await page().getHarness(MatInputHarness.with({ selector: '[autocomplete=current-password]' }));
    const eye = await page().getHarness(MatButtonHarness.with({ selector: '[aria-label="Show the password"]' }));
    expect(await input.getType()).toBe('password');
    await eye.click();
    expect(await input.getType()).toBe('text');
    expect(await (await eye.host()).getAttribute('aria-pressed')).toBe('true');
  });

  it('asks only for the password of the one whose session has ended', async () => {
    fixture.componentRef.setInput('fixedEmail', 'ada@example.org');
    expect(await page().getAllHarnesses(field('Email'))).toEqual([]);
    await fill('Password', 'tumbling walrus');
    await press();
    expect(server.expectOne('/api/auth/session').request.body).toEqual({
      email: 'ada@example.org',
      password: 'tumbling walrus',
    });
  });
});

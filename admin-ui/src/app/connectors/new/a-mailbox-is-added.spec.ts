import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideRouter } from '@angular/router';
import { settled } from '../../../../test/settled';
import { provideIcons } from '../../ui/icons/provide-icons';
import { NewConnectorPage } from './new-connector-page';

@Component({ template: '' })
class One {}

const server993 = (host: string, more: object = {}) => ({
  host,
  port: 993,
  security: 'tls',
  username: 'rooms@example.org',
  source: 'autoconfig',
  wants: 'password',
  provider: null,
  help: null,
  ...more,
});

describe('a mailbox that is added', () => {
  let fixture: ComponentFixture<NewConnectorPage>;
  let http: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideIcons(),
        provideRouter([{ path: 'connectors/:id', component: One }]),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(NewConnectorPage);
    await settled(fixture);
    element().querySelector<HTMLInputElement>('[type=radio][value=imap]')?.click();
    await settled(fixture);
  });

  const element = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const words = (): string => element().querySelector('app-guessed-server')?.textContent.replace(/\s+/g, ' ') ?? '';
  const loader = () => TestbedHarnessEnvironment.loader(fixture);
  const field = (label: string) => loader().getHarness(MatFormFieldHarness.with({ floatingLabelText: label }));
  /** Written at once and left: key by key each field would take a quarter of a second. */
  const fill = async (label: string, value: string): Promise<void> => {
    const named = [...element().querySelectorAll('mat-form-field')].find(
      (one) => one.querySelector('mat-label')?.textContent === label,
    );
    const input = named?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
    if (!input) throw new Error(`There is no field ${label}.`);
    input.value = value;
    for (const type of ['input', 'blur', 'focusout']) input.dispatchEvent(new Event(type, { bubbles: true }));
    await settled(fixture);
  };
  const press = async (text: string): Promise<void> => {
    [...element().querySelectorAll('button')].find(({ textContent }) => textContent.trim() === text)?.click();
    await settled(fixture);
  };
  const isOpen = (summary: string): boolean | undefined =>
    [...element().querySelectorAll('details')].find(({ textContent }) => textContent.includes(summary))?.open;
  async function guessed(items: object[], more: object = {}): Promise<void> {
    const asked = http.expectOne({ method: 'POST', url: '/api/mail-settings/guess' });
    expect(asked.request.body).toEqual({ address: 'rooms@example.org' });
    asked.flush({ items, obstacle: null, provider: null, ...more });
    await settled(fixture);
  }
  const sent = (): unknown => http.expectOne({ method: 'POST', url: '/api/connectors' }).request.body;

  it('needs no more than its address and a password where its server can be found', async () => {
    await fill('Mail address', 'rooms@example.org');
    await guessed([server993('mail.example.org')]);
    expect(words()).toContain('mail.example.org · named by the domain itself');
    expect(isOpen('Server settings')).toBe(false);
    await fill('Password', 'p');
    await press('Add and check');
    expect(sent()).toEqual({
      kind: 'imap',
      name: 'rooms@example.org',
      settings: {
        host: 'mail.example.org',
        port: 993,
        security: 'tls',
        addresses: ['rooms@example.org'],
        trust: 'lenient',
      },
      secret: { username: 'rooms@example.org', password: 'p' },
    });
  });

  it('says what its provider wants, and takes another login over', async () => {
    await fill('Mail address', 'rooms@example.org');
    const help = 'https://support.apple.com/102654';
    await guessed([
      server993('imap.mail.me.com', { username: 'rooms', wants: 'app-password', provider: 'iCloud', help }),
    ]);
    expect(words()).toContain('iCloud takes no password that you sign in with yourself.');
    expect(element().querySelector('app-guessed-server a')?.getAttribute('href')).toBe(help);
    await fill('Password', 'p');
    await press('Add and check');
    expect(sent()).toMatchObject({ secret: { username: 'rooms', password: 'p' } });
  });

  it('offers the other servers that it may be at', async () => {
    await fill('Mail address', 'rooms@example.org');
    await guessed([server993('mail.example.org'), server993('imap.example.org', { source: 'guess' })]);
    await press('imap.example.org');
    await settled(fixture);
    expect(isOpen('Server settings')).toBe(true);
    await fill('Password', 'p');
    await press('Add and check');
    expect(sent()).toMatchObject({ settings: { host: 'imap.example.org' } });
  });

  it('keeps the focus where another server was taken, and offers the first one there', async () => {
    await fill('Mail address', 'rooms@example.org');
    await guessed([server993('mail.example.org'), server993('imap.example.org')]);
    document.body.append(element());
    const button = element().querySelector<HTMLButtonElement>('app-guessed-server button');
    button?.focus();
    button?.click();
    await settled(fixture);
    expect(words()).toMatch(/^imap\.example\.org.*Or perhaps ?mail\.example\.org$/);
    expect(document.activeElement).toBe(button);
  });

  it('asks for nothing but the address as long as that is missing', async () => {
    await press('Add and check');
    expect(await (await field('Mail address')).getTextErrors()).toEqual(['Enter the mail address of the mailbox.']);
    expect(isOpen('Server settings')).toBe(false);
  });

  it('keeps the server that somebody has named by hand', async () => {
    await fill('Server', 'own.example.org');
    await fill('Mail address', 'rooms@example.org');
    await guessed([server993('mail.example.org')]);
    const host = await (await field('Server')).getControl(MatInputHarness);
    expect(await host?.getValue()).toBe('own.example.org');
  });

  it('says why a mailbox cannot be read at all', async () => {
    await fill('Mail address', 'rooms@example.org');
    await guessed([], { obstacle: 'no-imap', provider: 'Tuta' });
    expect(words()).toContain('Mailboxes at Tuta can be read by its own programs alone.');
  });

  it('asks for the server where it could not be found out', async () => {
    await fill('Mail address', 'rooms@example.org');
    http.expectOne('/api/mail-settings/guess').flush({ code: 'internal' }, { status: 500, statusText: 'no' });
    await settled(fixture);
    expect(words()).toContain('Its server could not be found out.');
    expect(isOpen('Server settings')).toBe(true);
    await press('Add and check');
    expect(await (await field('Server')).getTextErrors()).toEqual(['Enter the name of the mail server.']);
    expect(await (await field('Password')).getTextErrors()).toEqual(['Enter the password.']);
    http.expectNone('/api/connectors');
  });

  it('takes other addresses as people write them, and names the one that is none', async () => {
    await fill('Mail address', 'rooms@example.org');
    await guessed([server993('mail.example.org')]);
    await fill('Password', 'p');
    await fill('Other addresses of this mailbox', 'desk@example.org, front desk@example.org');
    expect(await (await field('Other addresses of this mailbox')).getTextErrors()).toEqual([
      '“front” is no mail address.',
    ]);
    await fill('Other addresses of this mailbox', 'desk@example.org; hall@example.org\nrooms@example.org');
    await press('Add and check');
    expect(sent()).toMatchObject({
      settings: { addresses: ['rooms@example.org', 'desk@example.org', 'hall@example.org'] },
    });
  });

  it('shows what the server refuses at the fields that it names', async () => {
    await fill('Mail address', 'rooms@example.org');
    await guessed([server993('mail.example.org')]);
    await fill('Password', 'p');
    await press('Add and check');
    const errors = [
      { field: 'settings.host', code: 'format', message: 'No such name.' },
      { field: 'settings.port', code: 'range', message: 'No such port.' },
    ];
    http.expectOne('/api/connectors').flush({ code: 'invalid-input', errors }, { status: 400, statusText: 'no' });
    await settled(fixture);
    expect(await (await field('Server')).getTextErrors()).toEqual(['No such name.']);
    expect(await (await field('Port')).getTextErrors()).toEqual(['No such port.']);
    expect(isOpen('Server settings')).toBe(true);
  });
});

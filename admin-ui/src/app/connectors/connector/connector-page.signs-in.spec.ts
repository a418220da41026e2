import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { jest } from '@jest/globals';
import { channelsOfWindows } from '../../../../test/channels-of-windows';
import { settled } from '../../../../test/settled';
import { tellConnected } from '../../connected/connected-channel';
import { provideIcons } from '../../ui/icons/provide-icons';
import { ConnectorPage } from './connector-page';

const MAIL = 'jonas@fjord.example';
const UNCONNECTED = {
  id: 'c1',
  kind: 'microsoft',
  name: 'Microsoft account',
  settings: { access: 'account' },
  hasSecret: false,
  status: 'draft',
  statusReason: 'not-connected',
  account: null,
  capabilities: { readable: true, writable: true, createsCalendars: true },
  lastValidatedAt: null,
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
};
const CONNECTED = { ...UNCONNECTED, status: 'active', statusReason: null, account: { mail: MAIL } };

describe('ConnectorPage of an account at a provider', () => {
  let fixture: ComponentFixture<ConnectorPage>;
  let server: HttpTestingController;
  const page = { location: { href: '' }, close: () => undefined } as unknown as Window;

  beforeAll(channelsOfWindows);
  beforeEach(() => {
    jest.spyOn(window, 'open').mockReturnValue(page);
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideIcons(), provideRouter([])],
    });
    server = TestBed.inject(HttpTestingController);
  });
  afterEach(() => {
    fixture.destroy();
    jest.restoreAllMocks();
  });

  async function open(connector: object): Promise<void> {
    fixture = TestBed.createComponent(ConnectorPage);
    fixture.componentRef.setInput('id', 'c1');
    await settled(fixture);
    (await asked('GET', '/api/connectors/c1')).flush(connector, { headers: { ETag: '"1"' } });
    await settled(fixture);
  }
  async function asked(method: string, url: string): Promise<TestRequest> {
    for (;;) {
      const [request] = server.match({ method, url });
      if (request) return request;
      await settled(fixture);
    }
  }
  const all = (): HTMLButtonElement[] => [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
  const buttons = (): string[] =>
    all()
      .map(({ textContent }) => textContent.trim())
      .filter((text) => text.startsWith('Connect'));

  const press = (button: string): void =>
    all()
      .find(({ textContent }) => textContent.trim() === button)
      ?.click();

  /** Signs in, and comes back from the provider's window. */
  async function connect(button: string): Promise<void> {
    // A harness would wait until the page has all its cards.
    press(button);
    const expiresAt = new Date(Date.now() + 600_000).toISOString();
    const started = { authorizationUrl: 'https://login.example/authorize', attemptId: 'a', expiresAt };
    (await asked('POST', '/api/connectors/c1/oauth/start')).flush(started);
    await settled(fixture);
    expect(page.location.href).toBe('https://login.example/authorize');
    tellConnected({ attempt: 'a', connector: 'c1', outcome: 'connected' });
    const attempt = { id: 'a', connectorId: 'c1', expiresAt, outcome: 'connected', detail: MAIL };
    (await asked('GET', '/api/oauth/attempts/a')).flush(attempt);
  }

  it('has one button to connect what nobody has connected, and then calls it after the account', async () => {
    await open(UNCONNECTED);
    expect(buttons()).toEqual(['Connect']);
    await connect('Connect');
    const renamed = await asked('PUT', '/api/connectors/c1');
    expect(renamed.request.body).toEqual({ name: MAIL });
    renamed.flush({ ...CONNECTED, name: MAIL });
    expect((await asked('POST', '/api/connectors/c1/validate')).request.method).toBe('POST');
  });

  it('has one for a mailbox that an account signs in to, and none for one with a password', async () => {
    const mailbox = { ...UNCONNECTED, kind: 'imap', name: 'Rooms' };
    await open({ ...mailbox, settings: { host: 'outlook.office365.com', signIn: 'microsoft', username: MAIL } });
    expect(buttons()).toEqual(['Connect']);
    fixture.destroy();
    await open({ ...mailbox, settings: { host: 'imap.example.org' }, statusReason: 'not-validated' });
    expect(buttons()).toEqual([]);
  });

  it('speaks of the consent where the server of a mailbox refuses it', async () => {
    const settings = { host: 'outlook.office365.com', signIn: 'microsoft', username: MAIL };
    const refused = { status: 'needs-attention', statusReason: 'credentials-refused' };
    await open({ ...CONNECTED, kind: 'imap', name: 'Rooms', settings, ...refused });
    expect(buttons()).toEqual(['Connect again']);
    const panel = (fixture.nativeElement as HTMLElement).querySelector('app-standing-panel')?.textContent;
    expect(panel).toContain('does not open the mailbox to the account that gave its consent');
  });

  it('asks for a password at its field where a mailbox is signed in to with one from now on', async () => {
    const settings = { host: 'imap.gmail.com', signIn: 'google', username: MAIL, addresses: [MAIL], clientId: 'app' };
    await open({ ...CONNECTED, kind: 'imap', name: 'Rooms', settings, hasSecret: true });
    press('Edit');
    await settled(fixture);
    const form = (fixture.nativeElement as HTMLElement).querySelector('form');
    form?.querySelector<HTMLInputElement>('[type=radio][value=password]')?.click();
    await settled(fixture);
    press('Save');
    await settled(fixture);
    expect(form?.querySelector('app-password-field mat-error')?.textContent).toBe('Enter the password.');
    server.expectNone({ method: 'PUT', url: '/api/connectors/c1' });
  });

  it('asks, before it removes one of Google, whether its consent is to end there too', async () => {
    await open({ ...CONNECTED, kind: 'google' });
    press('Remove');
    (await asked('GET', '/api/connectors/c1/removal')).flush({ calendars: 0, pairs: 0, mirrors: 0 });
    await settled(fixture);
    document.querySelector<HTMLInputElement>('mat-dialog-container input[type=checkbox]')?.click();
    document.querySelector<HTMLButtonElement>('mat-dialog-container button.danger')?.click();
    for (;;) {
      const [sent] = server.match(({ method }) => method === 'DELETE');
      if (sent) return expect(sent.request.params.get('consent')).toBe('end');
      await settled(fixture);
    }
  });

  it('keeps the name that somebody gave it', async () => {
    await open({ ...CONNECTED, name: 'Fjord' });
    expect(buttons()).toEqual(['Connect again']);
    await connect('Connect again');
    await asked('POST', '/api/connectors/c1/validate');
    server.expectNone({ method: 'PUT', url: '/api/connectors/c1' });
  });
});

import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { HttpEventType, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideRouter, Router } from '@angular/router';
import { settled } from '../../../../test/settled';
import { provideIcons } from '../../ui/icons/provide-icons';
import { ConnectorPage } from './connector-page';

const fastmail = {
  id: 'c1',
  kind: 'caldav',
  name: 'Fastmail',
  settings: { url: 'https://caldav.fastmail.com/' },
  hasSecret: true,
  status: 'needs-attention',
  statusReason: 'credentials-refused',
  capabilities: { readable: true, writable: true, createsCalendars: true },
  lastValidatedAt: null,
  createdAt: '2026-11-01T00:00:00.000Z',
  updatedAt: '2026-11-01T00:00:00.000Z',
};
const work = { id: 'k1', connectorId: 'c1', name: 'Work', color: '#3f51b5', readable: true, writable: true };
const quota = { limit: null, windowSeconds: null, used: 0, reserve: 0, waitUntil: null, mailboxes: [], history: [] };
const ending = [
  {
    at: new Date(Date.now() + 3_700_000).toISOString(),
    kind: 'client-secret',
    provider: 'caldav',
    connectorId: 'another',
    connectorName: 'Another',
    renews: false,
    urgency: 'day',
  },
];
const ETAG = '"7"';

@Component({ template: '' })
class List {}

describe('ConnectorPage', () => {
  let fixture: ComponentFixture<ConnectorPage>;
  let server: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideIcons(),
        provideRouter([{ path: 'connectors', component: List }]),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ConnectorPage);
    fixture.componentRef.setInput('id', 'c1');
    await settled(fixture);
    await answer(fastmail);
    server.expectOne(({ url }) => url === '/api/calendars').flush({ items: [work], total: 1 });
    asked('GET', '/api/connectors/c1/quota').flush(quota);
    asked('GET', '/api/forecast').flush({ items: ending, total: 1 });
    await settled(fixture);
  });
  afterEach(() => fixture.destroy());

  const element = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = (selector: string): string =>
    [...element().querySelectorAll(selector)]
      .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
      .join(' | ');
  const asked = (method: string, url: string): TestRequest => server.expectOne({ method, url });
  async function answer(connector: object, etag = ETAG): Promise<void> {
    asked('GET', '/api/connectors/c1').flush(connector, { headers: { ETag: etag } });
    await settled(fixture);
  }
  const answers = (url: string): object => {
    if (url === '/api/calendars') return { items: [work], total: 1 };
    return url.endsWith('quota') ? quota : fastmail;
  };
  const loader = () => TestbedHarnessEnvironment.documentRootLoader(fixture);
  const press = async (words: string | RegExp): Promise<void> => {
    await (await loader().getHarness(MatButtonHarness.with({ text: words }))).click();
    await settled(fixture);
  };
  const fill = async (label: string, value: string): Promise<void> => {
    const field = await loader().getHarness(MatFormFieldHarness.with({ floatingLabelText: label }));
    await (await field.getControl(MatInputHarness))?.setValue(value);
  };

  /** What follows the answer of a dialog comes when the dialog is away. */
  async function sentWhenClosed(method: string): Promise<TestRequest> {
    for (;;) {
      const [request] = server.match({ method });
      if (request) return request;
      await settled(fixture);
    }
  }

  it('says why it does not work, and offers what helps as a button', () => {
    expect(text('app-standing-panel')).toContain('The provider refuses the user name or the password.');
    expect(text('app-standing-panel button')).toBe('Enter a new password');
  });

  it('warns of the end of what is its own, and leads to where it is mended', async () => {
    expect(text('app-connector-endings')).toBe('');
    window.dispatchEvent(new Event('online'));
    await settled(fixture);
    const items = ending.map((item) => ({ ...item, connectorId: 'c1' }));
    asked('GET', '/api/forecast').flush({ items, total: 1 });
    for (const request of server.match(({ method }) => method === 'GET')) request.flush(answers(request.request.url));
    await settled(fixture);
    expect(text('app-connector-endings')).toContain('The client secret ends in 1 hour');
    await press('New secret');
    expect(text('app-edit-connector button[type=submit]')).toBe('Save');
  });

  it('checks again, shows each check as it ends, and how the connector stands after the one that failed', async () => {
    await press('Check again');
    const request = asked('POST', '/api/connectors/c1/validate');
    const lines = [
      { check: { name: 'address', ok: true, reason: null, detail: null } },
      { check: { name: 'connection', ok: false, reason: 'timeout', detail: 'No answer within 10 s.' } },
      { ok: false },
    ].map((line) => `${JSON.stringify(line)}\n`);
    request.event({ type: HttpEventType.DownloadProgress, loaded: 1, partialText: lines[0] ?? '' });
    await settled(fixture);
    expect(text('app-check-list .passed .name')).toBe('Address');
    expect(text('app-check-list .running .name')).toBe('Connection');
    request.flush(lines.join(''));
    await settled(fixture);
    expect(text('app-check-list .failed')).toContain('No answer within 10 s.');
    await answer({ ...fastmail, statusReason: 'connection-failed' });
    expect(text('app-standing-panel .what')).toBe('The provider could not be reached.');
  });

  it('sends a new secret and nothing else, over the version that was seen, and tries it at once', async () => {
    await press('Enter a new password');
    await fill('User name', 'ada@example.org');
    await fill('Password', 'app password');
    await press('Save and check');
    const sent = asked('PUT', '/api/connectors/c1');
    expect(sent.request.body).toEqual({ secret: { username: 'ada@example.org', password: 'app password' } });
    expect(sent.request.headers.get('If-Match')).toBe(ETAG);
    sent.flush(fastmail);
    await settled(fixture);
    await answer({ ...fastmail, status: 'draft', statusReason: 'not-validated' }, '"8"');
    asked('POST', '/api/connectors/c1/validate');
    expect(text('app-renew-secret')).toBe('');
  });

  it('does not send half a secret', async () => {
    await press('Edit');
    await fill('Password', 'app password');
    await press('Save');
    const field = await loader().getHarness(MatFormFieldHarness.with({ floatingLabelText: 'User name' }));
    expect(await field.getTextErrors()).toEqual(['Enter the user name too: both are replaced together.']);
    server.expectNone({ method: 'PUT' });
  });

  it('keeps the secret when another name is saved', async () => {
    await press('Edit');
    await fill('Name', 'Fastmail of Ada');
    await press('Save');
    expect(asked('PUT', '/api/connectors/c1').request.body).toEqual({ name: 'Fastmail of Ada' });
  });

  it('shows what somebody else has saved meanwhile, keeps what was typed, and saves it over the newer version', async () => {
    await press('Edit');
    await fill('Name', 'Mine');
    await press('Save');
    asked('PUT', '/api/connectors/c1').flush({ code: 'stale' }, { status: 412, statusText: 'no' });
    await settled(fixture);
    await answer({ ...fastmail, name: 'Theirs' }, '"8"');
    expect(text('app-newer-version dd')).toContain('Theirs');
    await press('Keep what I entered');
    await press('Save');
    const sent = asked('PUT', '/api/connectors/c1').request;
    expect([sent.body, sent.headers.get('If-Match')]).toEqual([{ name: 'Mine' }, '"8"']);
  });

  it('removes it after saying with numbers what goes', async () => {
    await press('Remove');
    asked('GET', '/api/connectors/c1/removal').flush({ calendars: 3, pairs: 0, mirrors: 0 });
    await settled(fixture);
    const dialog = await loader().getHarness(MatDialogHarness);
    expect(await dialog.getText()).toContain('3 calendars of it are forgotten along with it.');
    expect(await dialog.getText()).not.toContain('consent');
    await press('Remove the connector');
    const sent = await sentWhenClosed('DELETE');
    expect([sent.request.headers.get('If-Match'), sent.request.params.get('consent')]).toEqual([ETAG, 'keep']);
    sent.flush(null);
    await settled(fixture);
    expect(TestBed.inject(Router).url).toBe('/connectors');
  });

  it('names the pairs that stand in the way instead of asking', async () => {
    await press('Remove');
    asked('GET', '/api/connectors/c1/removal').flush({ calendars: 3, pairs: 1, mirrors: 1204 });
    await settled(fixture);
    const pairs = server.expectOne(({ url }) => url === '/api/pairs');
    expect(pairs.request.params.get('connectorId')).toBe('c1');
    pairs.flush({ items: [{ id: 'p1', name: 'Work → Team', state: 'ok' }], total: 1 });
    await settled(fixture);
    expect(text('app-in-use-panel h2')).toBe('Not removed: 1 pair uses its calendars');
    expect(text('app-in-use-panel')).toContain('1,204 mirrors');
    const links = [...element().querySelectorAll<HTMLAnchorElement>('app-in-use-panel a')];
    expect(links.map(({ pathname, textContent }) => `${textContent} ${pathname}`)).toEqual(['Work → Team /pairs/p1']);
  });
});

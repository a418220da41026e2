import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideRouter, Router } from '@angular/router';
import { PUSH_OFF_REASONS } from '@calmirror/contracts/closed-lists';
import { settled } from '../../../test/settled';
import { english } from '../../texts/english/english';
import { provideIcons } from '../ui/icons/provide-icons';
import { CalendarPage } from './calendar-page';

const times = { createdAt: '2026-11-01T00:00:00.000Z', updatedAt: '2026-11-01T00:00:00.000Z' };
const work = {
  ...times,
  id: 'k1',
  connectorId: 'c1',
  externalId: '/work/',
  name: 'Work',
  color: '#3f51b5',
  timeZone: 'America/New_York',
  readable: true,
  writable: true,
  lastPulledAt: '2026-11-22T12:00:00.000Z',
  feedUrl: null,
  push: { state: 'off', reason: 'provider-without-push', message: null, until: null, lastMessageAt: null },
};
const published = { ...work, readable: false, lastPulledAt: null, feedUrl: '/feeds/secret.ics' };
const event = {
  uid: 'u',
  recurrenceId: null,
  start: '2026-12-02T02:00:00Z',
  end: '2026-12-02T03:00:00Z',
  summary: 'Late call',
  location: null,
  status: 'cancelled',
  transparency: 'transparent',
};
const writing = { id: 'p1', name: 'Rota → Team', state: 'ok', counts: { mirrored: 1204 } };

describe('CalendarPage', () => {
  let fixture: ComponentFixture<CalendarPage>;
  let server: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideIcons(), provideRouter([])],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(CalendarPage);
    fixture.componentRef.setInput('id', 'k1');
    fixture.componentRef.setInput('from', '2026-12-01');
  });
  afterEach(() => fixture.destroy());

  const element = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = (selector: string): string =>
    [...element().querySelectorAll(selector)]
      .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
      .join(' | ');
  const asked = (method: string, path: string): TestRequest =>
    server.expectOne((request) => request.method === method && request.url.split('?')[0] === path);
  async function show(calendar: object, kind: string, pairs: object[] = []): Promise<void> {
    await settled(fixture);
    asked('GET', '/api/calendars/k1').flush(calendar, { headers: { ETag: '"3"' } });
    for (const { request, flush } of server.match(({ url }) => url === '/api/pairs').map(open)) {
      const items = request.params.has('targetCalendarId') ? pairs : [];
      flush({ items, total: items.length });
    }
    await settled(fixture);
    asked('GET', '/api/connectors/c1').flush({ id: 'c1', name: 'Fastmail', kind });
    await settled(fixture);
  }
  const open = (sent: TestRequest) => ({ request: sent.request, flush: (body: object) => sent.flush(body) });
  const loader = () => TestbedHarnessEnvironment.documentRootLoader(fixture);
  const press = async (words: string): Promise<void> => {
    await (await loader().getHarness(MatButtonHarness.with({ text: words }))).click();
    await settled(fixture);
  };
  const pressIn = async (ancestor: string, words: string): Promise<void> => {
    await (await loader().getHarness(MatButtonHarness.with({ text: words, ancestor }))).click();
    await settled(fixture);
  };
  /** What follows the answer of a dialog comes when the dialog is away. */
  async function sentWhenClosed(method: string): Promise<TestRequest> {
    for (;;) {
      const [request] = server.match({ method });
      if (request) return request;
      await settled(fixture);
    }
  }

  it('asks for four weeks that begin and end at midnight of the calendar', async () => {
    await show(work, 'caldav');
    const { url, params } = asked('GET', '/api/calendars/k1/events').request;
    expect(Object.fromEntries(new URLSearchParams(url.split('?')[1]))).toEqual({
      from: '2026-12-01T05:00:00.000Z',
      to: '2026-12-29T05:00:00.000Z',
    });
    expect(params.get('pageSize')).toBe('200');
  });

  it('puts an event on the day that it has in the zone of the calendar, and tells cancelled and free in words', async () => {
    await show(work, 'caldav');
    asked('GET', '/api/calendars/k1/events').flush({ items: [event], total: 1 });
    await settled(fixture);
    expect(text('app-agenda-list time')).toBe('Tue, December 1');
    expect([text('.time'), text('.summary'), text('li .mark')]).toEqual([
      '21:00–22:00',
      'Late call',
      'Cancelled | Free',
    ]);
  });

  it('moves by four weeks, by the address', async () => {
    await show(work, 'caldav');
    asked('GET', '/api/calendars/k1/events').flush({ items: [], total: 0 });
    await settled(fixture);
    element().querySelector<HTMLButtonElement>('[aria-label="Four weeks later"]')?.click();
    await settled(fixture);
    const { url } = asked('GET', '/api/calendars/k1/events').request;
    expect(new URLSearchParams(url.split('?')[1]).get('from')).toBe('2026-12-29T05:00:00.000Z');
    expect(TestBed.inject(Router).url).toBe('/?from=2026-12-29');
  });

  it('says that it was not read yet, reads it on demand, and shows it then', async () => {
    await show({ ...work, lastPulledAt: null }, 'caldav');
    expect(text('app-calendar-events h2')).toContain('Not read yet');
    await press('Read now');
    const scheduled = asked('POST', '/api/jobs/schedule');
    expect(scheduled.request.body).toEqual({ kind: 'pull', calendarId: 'k1' });
    scheduled.flush({ id: 'j1', status: 'queued' });
    await settled(fixture);
    asked('GET', '/api/jobs/j1').flush({ id: 'j1', status: 'succeeded', error: null, counts: { read: 3 } });
    await settled(fixture);
    asked('GET', '/api/calendars/k1').flush(work);
    await settled(fixture);
    asked('GET', '/api/calendars/k1/events');
  });

  it('says that changes are told by the provider, until when and when last', async () => {
    const lastMessageAt = new Date(Date.now() - 300_000).toISOString();
    const until = '2031-12-03T09:30:00.000Z';
    await show({ ...work, push: { state: 'on', reason: null, message: null, until, lastMessageAt } }, 'google');
    expect(text('app-push-facts')).toMatch(
      /^Told by the provider at once Until Wed, Dec 3, 2031, \d\d:30; renewed by itself well before\.Last message 5 minutes ago$/,
    );
  });

  it.each(PUSH_OFF_REASONS)('says in words why they are not, and what helps: %s', async (reason) => {
    await show({ ...work, push: { ...work.push, reason } }, 'google');
    const { what, next } = english.calendars.push.reasons[reason];
    expect(text('app-push-facts')).toBe(`${what} ${next}`);
  });

  it('says of a mailbox that its server tells of new mail', async () => {
    const lastMessageAt = new Date(Date.now() - 300_000).toISOString();
    await show({ ...work, push: { state: 'on', reason: null, message: null, until: null, lastMessageAt } }, 'imap');
    expect(text('app-push-facts')).toBe('Told by the mail server at once Last told of something 5 minutes ago');
  });

  it('says of a mailbox why nobody waits for its mail', async () => {
    await show({ ...work, push: { ...work.push, reason: 'provider-failing', message: 'It hung up.' } }, 'imap');
    expect(text('app-push-facts')).toContain('The connection to the mail server was lost, or could not be made.');
    expect(text('app-push-facts .said')).toBe('It said: It hung up.');
  });

  it('passes on what the provider said', async () => {
    await show({ ...work, push: { ...work.push, reason: 'refused-by-provider', message: 'No.' } }, 'google');
    expect(text('app-push-facts .said')).toBe('It said: No.');
  });

  it('says nothing of changes in a calendar that Calmirror itself keeps', async () => {
    await show(published, 'published');
    expect(text('app-push-facts')).toBe('');
  });

  it('says why reading on demand failed, and where to look', async () => {
    await show(work, 'caldav');
    asked('GET', '/api/calendars/k1/events').flush({ items: [], total: 0 });
    await press('Read now');
    asked('POST', '/api/jobs/schedule').flush({ id: 'j1', status: 'queued' });
    await settled(fixture);
    const error = { kind: 'temporary', message: 'The server did not answer.' };
    asked('GET', '/api/jobs/j1').flush({ id: 'j1', status: 'failed', error, counts: { read: 0 } });
    await settled(fixture);
    expect(text('.failed')).toBe('Reading failed. The server did not answer. See the job');
    expect(element().querySelector<HTMLAnchorElement>('.failed a')?.pathname).toBe('/jobs/j1');
  });

  it('revokes the published address after saying what breaks', async () => {
    await show(published, 'published', [writing]);
    expect(text('app-published-address code')).toBe('http://localhost/feeds/secret.ics');
    await press('Revoke the address');
    const dialog = await loader().getHarness(MatDialogHarness);
    expect(await dialog.getText()).toContain('everybody who subscribes to it sees no more changes');
    expect(await dialog.getText()).toContain('stays, with the 1,204 mirrors in it');
    await pressIn('mat-dialog-container', 'Revoke the address');
    const sent = await sentWhenClosed('DELETE');
    expect(sent.request.url).toBe('/api/calendars/k1/address');
    sent.flush(null);
    await settled(fixture);
    asked('GET', '/api/calendars/k1').flush({ ...published, feedUrl: null });
    await settled(fixture);
    expect(text('app-published-address p')).toContain('nobody can subscribe to it');
  });

  it('leaves the address as it is when one thinks better of it', async () => {
    await show(published, 'published', [writing]);
    await press('Renew the address');
    await press('Cancel');
    server.expectNone(({ method }) => method !== 'GET');
  });

  it('makes an address where there is none, without a question', async () => {
    await show({ ...published, feedUrl: null }, 'published');
    await press('Make an address');
    asked('POST', '/api/calendars/k1/address');
  });

  it('keeps one that pairs use', async () => {
    await show(published, 'published', [writing]);
    const stop = await loader().getHarness(MatButtonHarness.with({ text: 'Stop using it' }));
    expect(await stop.isDisabled()).toBe(true);
    expect(text('app-calendar-pairs li')).toBe('Rota → TeamUp to date writes to it');
  });

  it('is called otherwise over the version that was seen', async () => {
    await show(published, 'published');
    await press('Edit');
    const field = await loader().getHarness(MatFormFieldHarness.with({ floatingLabelText: 'Name' }));
    await (await field.getControl(MatInputHarness))?.setValue('Team');
    await press('Save');
    const { body, headers } = asked('PUT', '/api/calendars/k1').request;
    expect([body, headers.get('If-Match')]).toEqual([{ name: 'Team' }, '"3"']);
  });
});

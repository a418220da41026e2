import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { CalendarEvent } from '@calmirror/core';
import type { ConnectorQuota, JobAnswer, PairAnswer, PairEventAnswer, PairProgress } from '@calmirror/contracts';
import pairs from '../src/app/pairs/pairs.routes';
import { Changes } from '../src/app/live/changes';
import { provideIcons } from '../src/app/ui/icons/provide-icons';
import { aCalendar, aPair } from './a-pair';
import { settled } from './settled';
import { ToldChanges } from './told-changes';

/** A visit to the pages of one pair, whose server answers what is set here. What is changed is kept for the test to answer. */
export class PairVisit {
  pair = aPair();
  etag = '"1"';
  runs: JobAnswer[] = [];
  held: PairEventAnswer[] = [];
  events: PairEventAnswer[] = [];
  sample: CalendarEvent[] = [];
  progress: PairProgress = { total: 0, done: 0, startedAt: null, remainingSeconds: null, estimatedEndAt: null };
  quota: ConnectorQuota = {
    limit: null,
    windowSeconds: null,
    used: 0,
    reserve: 0,
    waitUntil: null,
    mailboxes: [],
    history: [],
  };
  private harness: RouterTestingHarness;
  private server: HttpTestingController;

  async open(path: string): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideIcons(),
        provideRouter([{ path: 'pairs', children: pairs }], withComponentInputBinding()),
        { provide: Changes, useValue: new ToldChanges() },
        { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      ],
    });
    this.server = TestBed.inject(HttpTestingController);
    this.harness = await RouterTestingHarness.create();
    await this.harness.navigateByUrl(path);
    await this.settle();
  }

  /** Answers all that is read, until nothing more is asked for. */
  async settle(): Promise<void> {
    for (let rounds = 0; rounds < 6; rounds++) {
      await settled(this.harness.fixture);
      for (const request of this.server.match(({ method }) => method === 'GET'))
        if (!request.cancelled) this.answer(request);
    }
    await settled(this.harness.fixture);
  }

  /** What was sent to change something. */
  sent(method: 'PUT' | 'POST' | 'DELETE', path: string): TestRequest {
    return this.server.expectOne((request) => request.method === method && request.url === path);
  }

  nothingSent(method: 'PUT' | 'POST' | 'DELETE'): void {
    this.server.expectNone((request) => request.method === method);
  }

  /** The network is back, and everything is read again. */
  async readAnew(): Promise<void> {
    window.dispatchEvent(new Event('online'));
    await this.settle();
  }

  get page(): HTMLElement {
    return this.harness.routeNativeElement ?? document.body;
  }

  words(selector: string, within: ParentNode = this.page): string[] {
    return [...within.querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  }

  /** Presses the button with these words, wherever it is. */
  async press(words: string): Promise<void> {
    const buttons = [...document.querySelectorAll<HTMLElement>('button, [role=menuitem]')];
    const button = buttons.find(
      (each) => each.getAttribute('aria-label') === words || each.textContent.trim().endsWith(words),
    );
    if (!button) throw new Error(`There is no button “${words}”.`);
    button.click();
    await this.settle();
  }

  async check(value: string): Promise<void> {
    document.querySelector<HTMLInputElement>(`input[type=radio][value=${value}]`)?.click();
    await this.settle();
  }

  private answer(request: TestRequest): void {
    const { url } = request.request;
    const listing = (items: readonly unknown[]) => ({ items: [...items], total: items.length });
    const state = request.request.params.get('state');
    const events = this.events.filter((event) => state === null || event.state === state);
    const answers: Readonly<Record<string, unknown>> = {
      '/api/calendars/s': aCalendar('s', 'Private'),
      '/api/calendars/t': aCalendar('t', 'Work'),
      '/api/calendars/s/sample': { ...listing(this.sample), timeZone: 'Europe/Berlin' },
      '/api/jobs': listing(this.runs),
      '/api/pairs/p/events': listing(events),
      '/api/pairs/p/deletions': listing(this.held),
      '/api/pairs/p/progress': this.progress satisfies PairProgress,
      '/api/connectors/ct/quota': this.quota satisfies ConnectorQuota,
    };
    if (url === '/api/pairs/p') request.flush(this.pair satisfies PairAnswer, { headers: { ETag: this.etag } });
    else request.flush(answers[url] ?? listing([]));
  }
}

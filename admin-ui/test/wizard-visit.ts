import { HttpErrorResponse, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Changes } from '../src/app/live/changes';
import wizard from '../src/app/mirror-a-calendar/mirror-a-calendar.routes';
import { holdUntilSignedIn } from '../src/app/session/hold-until-signed-in';
import { Session } from '../src/app/session/session';
import { provideIcons } from '../src/app/ui/icons/provide-icons';
import { registrations } from './registrations';
import { settled } from './settled';
import { ToldChanges } from './told-changes';

@Component({ template: '' })
class Elsewhere {}

/** What the server answers, by method and path: a body, or a problem with its status. Absent: nothing, for ever. */
export type Answers = Record<string, object | string | null | HttpErrorResponse>;

export const problem = (status: number, code: string, more: object = {}): HttpErrorResponse =>
  new HttpErrorResponse({ status, error: { code, requestId: 'r-1', ...more } });

const user = { id: 'u', email: 'ada@example.org', name: 'Ada' };
const NOTHING_YET: Answers = {
  'GET /api/auth/session': { user },
  'GET /api/connectors': { items: [], total: 0 },
  'GET /api/calendars': { items: [], total: 0 },
  'GET /api/app-registrations': registrations(),
};

/** Somebody at the wizard, with a server that answers as it is told. */
export class WizardVisit {
  /** What was changed on the server, in order: `POST /api/connectors`. */
  readonly sent: { readonly what: string; readonly body: unknown }[] = [];

  private readonly gets: string[] = [];

  private constructor(
    private readonly server: HttpTestingController,
    private readonly harness: RouterTestingHarness,
    private readonly changes: ToldChanges,
    readonly answers: Answers,
  ) {}

  static async begin(answers: Answers, path = '/pairs/new'): Promise<WizardVisit> {
    const changes = new ToldChanges();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([holdUntilSignedIn])),
        provideHttpClientTesting(),
        provideIcons(),
        provideRouter(
          [
            { path: 'pairs/new', children: wizard },
            { path: '**', component: Elsewhere },
          ],
          withComponentInputBinding(),
        ),
        { provide: Changes, useValue: changes },
      ],
    });
    const server = TestBed.inject(HttpTestingController);
    const visit = new WizardVisit(server, await RouterTestingHarness.create(), changes, { ...NOTHING_YET, ...answers });
    void TestBed.inject(Session).restore();
    await visit.rest();
    await visit.harness.navigateByUrl(path);
    await visit.rest();
    return visit;
  }

  /** Until the page asks the server for nothing that it answers. */
  async rest(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet += 1) {
      await settled(this.harness.fixture);
      for (const request of this.server.match(({ method, url }) => `${method} ${url}` in this.answers)) {
        this.answer(request);
        quiet = -1;
      }
    }
  }

  private answer(request: TestRequest): void {
    const { method, url, body } = request.request;
    const what = `${method} ${url}`;
    if (method === 'GET') this.gets.push(what);
    else this.sent.push({ what, body });
    const answer = this.answers[what] ?? null;
    if (answer instanceof HttpErrorResponse) {
      request.flush(asAsked(request, answer.error), { status: answer.status, statusText: 'no' });
    } else request.flush(asAsked(request, answer));
  }

  async fill(label: string, value: string): Promise<void> {
    const field = await this.page().getHarness(MatFormFieldHarness.with({ floatingLabelText: label }));
    await (await field.getControl(MatInputHarness))?.setValue(value);
  }

  async typed(label: string): Promise<string | undefined> {
    const field = await this.page().getHarness(MatFormFieldHarness.with({ floatingLabelText: label }));
    return (await field.getControl(MatInputHarness))?.getValue();
  }

  async choose(words: RegExp): Promise<void> {
    const label = [...this.element().querySelectorAll('label')].find(({ textContent }) => words.test(textContent));
    label?.querySelector('input')?.click();
    await this.rest();
  }

  async press(text: string): Promise<void> {
    await (await this.page().getHarness(MatButtonHarness.with({ text }))).click();
    await this.rest();
  }

  async follow(link: string): Promise<void> {
    const links = [...this.element().querySelectorAll('a')];
    links.find(({ textContent }) => textContent.trim() === link)?.click();
    await this.rest();
  }

  /** In the dialog before leaving: pressed as it stands, since a harness would wait for the navigation that waits for it. */
  async decide(text: string): Promise<void> {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('app-leaving-dialog button')];
    buttons.find(({ textContent }) => textContent.trim() === text)?.click();
    do await this.rest();
    while (this.dialog() !== '');
  }

  /** Goes to another page; whether one is let go shows in `at`. */
  async leave(): Promise<void> {
    void TestBed.inject(Router).navigateByUrl('/pairs');
    await this.rest();
  }

  /** The server tells that something is other than it was, and the page comes to show it. */
  async changed(topic: string, seen: () => boolean): Promise<void> {
    this.changes.tell(topic);
    while (!seen()) await this.rest();
  }

  /** Until the page asks for this once more, and has seen the answer. */
  async asked(what: string): Promise<void> {
    const before = this.gets.length;
    while (!this.gets.slice(before).includes(what)) await this.rest();
  }

  async signInAgain(): Promise<void> {
    void TestBed.inject(Session).signIn({ email: user.email, password: 'p' });
    await this.rest();
  }

  at = (): string => TestBed.inject(Router).url;
  interrupted = (): boolean => TestBed.inject(Session).interrupted();
  heading = (): string => this.words('h2')[0] ?? '';
  words = (selector: string): string[] => wordsIn(this.element(), selector);
  dialog = (): string => wordsIn(document, 'app-leaving-dialog').join(' ');
  private element = (): HTMLElement => this.harness.fixture.nativeElement as HTMLElement;
  private page = () => TestbedHarnessEnvironment.loader(this.harness.fixture);
}

const wordsIn = (where: ParentNode, selector: string): string[] =>
  [...where.querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());

const asAsked = ({ request }: TestRequest, body: Answers[string]): object | string | null =>
  request.responseType === 'text' && typeof body === 'object' ? JSON.stringify(body) : body;

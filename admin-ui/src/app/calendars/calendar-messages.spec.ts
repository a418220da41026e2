import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, DeferBlockState, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { MESSAGE_REPORT_CODES } from '@calmirror/contracts/closed-lists';
import { settled } from '../../../test/settled';
import { english } from '../../texts/english/english';
import { provideIcons } from '../ui/icons/provide-icons';
import { CalendarMessages } from './calendar-messages';

const message = (index: number, more: object = {}) => ({
  id: `m${index}`,
  receivedAt: '2026-11-22T12:00:00.000Z',
  from: 'mallory@example.net',
  subject: `Board meeting ${index}`,
  code: 'sender-not-organizer',
  message: 'The organizer is ada@example.org.',
  ...more,
});

describe('the mails that changed nothing', () => {
  let fixture: ComponentFixture<CalendarMessages>;
  let http: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideIcons(), provideRouter([])],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(CalendarMessages);
    fixture.componentRef.setInput('calendar', { id: 'k1' });
    await settled(fixture);
  });
  afterEach(() => fixture.destroy());

  const element = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const words = (selector: string): string[] =>
    [...element().querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  async function answered(items: object[], total = items.length): Promise<string> {
    const asked = http.expectOne(({ url }) => url === '/api/calendars/k1/messages');
    asked.flush({ items, total });
    await settled(fixture);
    return asked.request.params.toString();
  }

  it('are listed with who sent them, why, and what helps', async () => {
    await answered([message(1), message(2, { subject: null, from: null, code: 'tnef-unsupported' })]);
    expect(words('h2')).toEqual(['Mails that changed nothing 2']);
    expect(words('.subject')).toEqual(['Board meeting 1', 'Without a subject']);
    expect(words('.from')).toEqual(['From mallory@example.net', 'Without a sender']);
    expect(words('.reason')).toEqual([
      'It was not sent by the organizer of the event.',
      'Its invitation is in a winmail.dat, which only Outlook can read.',
    ]);
  });

  it('are said to be none where there are none', async () => {
    await answered([]);
    expect(words('section > p')[0]).toContain('Every invitation that came was understood.');
  });

  it('are told in pages', async () => {
    const first = Array.from({ length: 10 }, (_, index) => message(index));
    expect(await answered(first, 23)).toBe('page=1&pageSize=10');
    const [paging] = await fixture.getDeferBlocks();
    await paging?.render(DeferBlockState.Complete);
    element().querySelector<HTMLButtonElement>('.mat-mdc-paginator-navigation-next')?.click();
    await settled(fixture);
    expect(await answered([message(11)], 23)).toBe('page=2&pageSize=10');
    expect(words('.subject')).toEqual(['Board meeting 11']);
  });

  it('say so where they could not be read', async () => {
    http
      .expectOne(({ url }) => url === '/api/calendars/k1/messages')
      .flush({ code: 'internal' }, { status: 500, statusText: 'no' });
    await settled(fixture);
    expect(element().querySelector('app-problem-panel')).not.toBeNull();
    expect(words('.subject')).toEqual([]);
  });

  it.each(MESSAGE_REPORT_CODES)('%s has words of its own', (code) => {
    expect(english.calendars.messages.reasons[code].what).toMatch(/\.$/);
  });
});

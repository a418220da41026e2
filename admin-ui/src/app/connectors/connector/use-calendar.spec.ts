import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import type { DiscoveredCalendarAnswer } from '@calmirror/contracts';
import { settled } from '../../../../test/settled';
import { provideIcons } from '../../ui/icons/provide-icons';
import { UseCalendar } from './use-calendar';

const calendar = (mailbox: string | undefined, name: string): DiscoveredCalendarAnswer => ({
  externalId: `${mailbox ?? ''}/${name}`,
  name,
  ...(mailbox !== undefined && { mailbox }),
  color: null,
  timeZone: null,
  readable: true,
  writable: true,
  calendarId: null,
});
const organisation = Array.from({ length: 5_000 }, (_, person) => `person${person}@example.org`).flatMap((mailbox) => [
  calendar(mailbox, 'Calendar'),
  calendar(mailbox, 'On-call'),
]);

describe('UseCalendar', () => {
  let fixture: ComponentFixture<UseCalendar>;
  let server: HttpTestingController;

  async function discovers(...items: DiscoveredCalendarAnswer[]): Promise<void> {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideIcons()],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(UseCalendar);
    fixture.componentRef.setInput('connector', {
      id: 'c1',
      settings: { access: 'organisation' },
      capabilities: { readable: true, createsCalendars: false },
    });
    await settled(fixture);
    expect(words('[role=status]')[0]).toContain('In a large organisation this takes some minutes');
    asked('/api/connectors/c1/discover').flush({ items, total: items.length });
    await settled(fixture);
  }
  afterEach(() => fixture.destroy());

  const element = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const words = (selector: string): string[] =>
    [...element().querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  const asked = (url: string): TestRequest => server.expectOne({ method: 'POST', url });
  const loader = () => TestbedHarnessEnvironment.loader(fixture);

  it('puts 10,000 calendars under their mailboxes, and draws those in sight', async () => {
    await discovers(...organisation);
    expect(words('[role=status]')).toEqual(['10,000 calendars, in 5,000 mailboxes']);
    expect(words('.row').slice(0, 3)).toEqual([
      'person0@example.org2 calendars',
      'CalendarRead and write Use',
      'On-callRead and write Use',
    ]);
    expect(words('.row').length).toBeLessThan(60);
  });

  it('finds a person by the mailbox, and takes a calendar of theirs into use', async () => {
    await discovers(...organisation);
    await (await loader().getHarness(MatInputHarness)).setValue('PERSON4711@');
    expect(words('[role=status]')).toEqual(['2 of 10,000 calendars, in 1 mailbox']);
    expect(words('h3')).toEqual(['person4711@example.org']);
    const [use] = await loader().getAllHarnesses(MatButtonHarness.with({ text: 'Use' }));
    expect(await (await use?.host())?.getAttribute('aria-label')).toBe('Use: Calendar of person4711@example.org');
    void use?.click();
    await settled(fixture);
    expect(asked('/api/calendars').request.body).toEqual({
      connectorId: 'c1',
      externalId: 'person4711@example.org/Calendar',
    });
  });

  it('says when nothing is called like that', async () => {
    await discovers(...organisation);
    await (await loader().getHarness(MatInputHarness)).setValue('nobody');
    expect(words('p')).toContain('No calendar and no mailbox is called like that.');
  });

  it('looks into a mailbox that is named and not among those that were listed', async () => {
    await discovers(...organisation);
    await (await loader().getHarness(MatInputHarness)).setValue('late@example.org');
    void (await loader().getHarness(MatButtonHarness.with({ text: 'Look into late@example.org' }))).click();
    await settled(fixture);
    const items = [calendar('late@example.org', 'Calendar')];
    asked('/api/connectors/c1/discover?mailbox=late@example.org').flush({ items, total: 1 });
    await settled(fixture);
    expect(words('h3')).toEqual(['late@example.org']);
    expect(words('[role=status]')).toEqual(['1 of 10,001 calendars, in 1 mailbox']);
  });

  it('asks for no words where a few calendars of one account are in sight anyway', async () => {
    await discovers(calendar(undefined, 'Work'), calendar(undefined, 'Family'));
    expect(words('.row .name')).toEqual(['Work', 'Family']);
    expect(words('h3, mat-form-field')).toEqual([]);
  });
});

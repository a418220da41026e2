import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import type { DiscoveredCalendarAnswer } from '@calmirror/contracts';
import { settled } from '../../../../test/settled';
import { provideIcons } from '../../ui/icons/provide-icons';
import { CalendarList } from './calendar-list';

const calendar = (mailbox: string | undefined, name: string): DiscoveredCalendarAnswer => ({
  externalId: `${mailbox ?? ''}/${name}`,
  name,
  ...(mailbox !== undefined && { mailbox }),
  color: null,
  timeZone: null,
  readable: !name.startsWith('Closed'),
  writable: true,
  calendarId: null,
});
const organisation = Array.from({ length: 5_000 }, (_, person) => `person${person}@example.org`).flatMap((mailbox) => [
  calendar(mailbox, 'Calendar'),
  calendar(mailbox, 'Closed'),
]);

describe('CalendarList', () => {
  let fixture: ComponentFixture<CalendarList>;

  async function shows(calendars: DiscoveredCalendarAnswer[], given: object = {}): Promise<void> {
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    fixture = TestBed.createComponent(CalendarList);
    const refuses = ({ readable }: DiscoveredCalendarAnswer) => (readable ? null : 'Not for you');
    const inputs = { legend: 'Calendars', calendars, refuses, ...given };
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await settled(fixture);
    // The list draws once it knows its own height.
    await settled(fixture);
  }
  afterEach(() => fixture.destroy());

  const element = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const all = (selector: string): HTMLElement[] => [...element().querySelectorAll<HTMLElement>(selector)];
  const words = (selector: string): string[] =>
    all(selector).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
  const list = (): HTMLElement => all('[role=listbox]')[0] ?? element();
  const chosen = (): string | null => fixture.componentInstance.chosen();
  /** What a screen reader reads when a key has been pressed. */
  const read = (): string | null => {
    const id = list().getAttribute('aria-activedescendant');
    const option = all('[role=option]').find((one) => one.id === id);
    return option
      ? `${option.textContent.replace(/\s+/g, ' ').trim()}, ${option.ariaPosInSet} of ${option.ariaSetSize}`
      : null;
  };
  async function press(key: string): Promise<void> {
    Element.prototype.scrollIntoView = () => undefined;
    list().dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    list().dispatchEvent(new Event('scroll'));
    await frame();
    await settled(fixture);
  }
  const search = async (wanted: string) => {
    await (await TestbedHarnessEnvironment.loader(fixture).getHarness(MatInputHarness)).setValue(wanted);
    await settled(fixture);
  };

  it('is a few radio buttons where there are a few calendars', async () => {
    await shows([calendar(undefined, 'Work'), calendar(undefined, 'Closed')], { another: 'A new calendar …' });
    expect(words('label')).toEqual(['Work', 'ClosedNot for you', 'A new calendar …']);
    expect(words('[role=listbox], mat-form-field, .mailbox')).toEqual([]);
    all('input')[0]?.click();
    expect(chosen()).toBe('/Work');
  });

  it('tells a few calendars apart by their mailboxes', async () => {
    await shows([calendar('zoe@example.org', 'Calendar'), calendar('ada@example.org', 'Calendar')]);
    expect(words('.mailbox')).toEqual(['ada@example.org', 'zoe@example.org']);
    expect(words('label')).toEqual(['Calendar of ada@example.org', 'Calendar of zoe@example.org']);
  });

  it('draws of 10,000 those in sight, and has the whole list walked through by the keys', async () => {
    await shows(organisation);
    expect(words('[role=status]')).toEqual(['10,000 calendars, in 5,000 mailboxes']);
    expect(all('[role=option]').length).toBeLessThan(30);
    expect([read(), chosen()]).toEqual(['Calendar of person0@example.org, 1 of 10000', null]);
    await press(' ');
    expect(chosen()).toBe('person0@example.org/Calendar');
    await press('PageDown');
    expect(chosen()).toBe('person0@example.org/Calendar');
    expect(read()).toBe('Closed of person1002@example.orgNot for you, 8 of 10000');
    await press('ArrowDown');
    expect(chosen()).toBe('person1003@example.org/Calendar');
    await press('End');
    await press('ArrowUp');
    expect(chosen()).toBe('person9@example.org/Calendar');
    expect(read()).toBe('Calendar of person9@example.org, 9999 of 10000');
  });

  it('finds somebody by the mailbox, and chooses by a click what may be chosen', async () => {
    await shows(organisation);
    await search('PERSON4711@');
    expect(words('[role=status]')).toEqual(['2 of 10,000 calendars, in 1 mailbox']);
    expect(words('.row')).toEqual([
      'person4711@example.org',
      'Calendar of person4711@example.org',
      'Closed of person4711@example.orgNot for you',
    ]);
    const [open, closed] = all('[role=option]');
    closed?.click();
    expect(chosen()).toBeNull();
    open?.click();
    await settled(fixture);
    expect(all('[aria-selected=true]')).toEqual([open]);
    expect(chosen()).toBe('person4711@example.org/Calendar');
  });

  it('begins at what was chosen before', async () => {
    await shows(organisation, { chosen: 'person4711@example.org/Calendar' });
    list().dispatchEvent(new Event('scroll'));
    await frame();
    await settled(fixture);
    expect(read()).toMatch(/^Calendar of person4711@example.org, /);
  });

  it('offers a new calendar before many, whatever is looked for', async () => {
    await shows(organisation, { another: 'A new calendar …' });
    await search('nobody');
    expect(words('p')).toContain('No calendar and no mailbox is called like that.');
    expect(words('[role=option]')).toEqual(['A new calendar …']);
    all('[role=option]')[0]?.click();
    expect(chosen()).toBe('another');
  });
});

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

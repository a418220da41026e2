import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import type { Filter, PolicySettings } from '@calmirror/core';
import { anEvent } from '../../../test/an-event';
import { settled } from '../../../test/settled';
import { provideIcons } from '../ui/icons/provide-icons';
import { PolicyPreview } from './policy-preview';

const dentist = anEvent(2, {
  summary: 'Dentist',
  location: 'High Street 1',
  attendees: [{ name: 'Bob', email: null, answer: 'accepted', role: 'required', kind: 'individual' }],
});
const party = anEvent(4, { summary: 'Party', myAnswer: 'declined' });

describe('PolicyPreview', () => {
  let fixture: ComponentFixture<PolicyPreview>;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    fixture = TestBed.createComponent(PolicyPreview);
  });
  afterEach(() => fixture.destroy());

  async function show(
    policy: PolicySettings,
    filters: readonly Filter[] = [],
    events = [dentist, party],
  ): Promise<void> {
    const names = { source: 'Private', pair: 'Private → Work' };
    const inputs = { events, policy, filters, names, timeZone: 'Europe/Berlin' };
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await settled(fixture);
  }
  const element = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const words = (selector: string): string[] =>
    [...element().querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());

  /** What one side of each row says, part by part. */
  const said = (side: string): string[] =>
    [...element().querySelectorAll(side)].map((cell) =>
      [...cell.querySelectorAll('p, li')].map(({ textContent }) => textContent.trim()).join(' | '),
    );

  it('shows what others see beside what is there', async () => {
    await show({ preset: 'busy' });
    expect(said('.yours')).toEqual(['Dentist | High Street 1 | 1 attendee', 'Party | You declined']);
    expect(said('.others')).toEqual(['Busy | Private', 'Busy | Private']);
    expect(words('[role=status]')).toEqual(['All of the next 2 are mirrored.']);
  });

  it('strikes out what would not go, says why, and shows only that when asked to', async () => {
    await show({ preset: 'title' }, [{ kind: 'declined' }]);
    expect(words('del')).toEqual(['Party']);
    expect(said('.others')).toEqual(['Dentist', 'Not mirrored | You declined it.']);
    expect(words('[role=status]')).toEqual(['1 of 2 is not mirrored.']);
    await (await TestbedHarnessEnvironment.loader(fixture).getHarness(MatCheckboxHarness)).check();
    expect(said('.yours')).toEqual(['Party | You declined']);
  });

  it('keeps showing how it was while the settings are not valid, and says so', async () => {
    await show({ preset: 'title' });
    await show({ preset: 'title' }, [{ kind: 'text', mode: 'exclude', field: 'summary', pattern: '(' }]);
    expect(words('.others')).toEqual(['Dentist', 'Party']);
    expect(words('.invalid')[0]).toContain('how it was before');
  });

  it('says that there is nothing to show where no event lies ahead', async () => {
    await show({ preset: 'title' }, [], []);
    expect(words('.empty')).toEqual(['No event lies ahead, so there is nothing to show yet.']);
  });
});

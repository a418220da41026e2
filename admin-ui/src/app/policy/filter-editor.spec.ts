import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatMenuHarness } from '@angular/material/menu/testing';
import type { Filter } from '@calmirror/core';
import { settled } from '../../../test/settled';
import { provideIcons } from '../ui/icons/provide-icons';
import { FilterEditor } from './filter-editor';

describe('FilterEditor', () => {
  let fixture: ComponentFixture<FilterEditor>;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    fixture = TestBed.createComponent(FilterEditor);
  });
  afterEach(() => fixture.destroy());

  async function edit(filters: readonly Filter[]): Promise<void> {
    fixture.componentRef.setInput('filters', filters);
    fixture.componentRef.setInput('timeZone', 'Europe/Berlin');
    await settled(fixture);
  }
  const page = () => TestbedHarnessEnvironment.loader(fixture);
  const filters = (): readonly Filter[] => fixture.componentInstance.filters();
  const field = (label: string) => page().getHarness(MatFormFieldHarness.with({ floatingLabelText: label }));
  async function add(kind: string): Promise<void> {
    const menu = await page().getHarness(MatMenuHarness);
    await menu.open();
    await menu.clickItem({ text: kind });
    await settled(fixture);
  }
  async function type(label: string, value: string): Promise<MatFormFieldHarness> {
    const found = await field(label);
    const input = await found.getControl(MatInputHarness);
    await input?.setValue(value);
    await input?.blur();
    return found;
  }

  it('adds and takes away what is known by its kind, and leaves the rest as it is', async () => {
    const short = { kind: 'minimum-duration', minutes: 15 } as const;
    await edit([{ kind: 'free' }, short]);
    const box = (label: RegExp) => page().getHarness(MatCheckboxHarness.with({ label }));
    await (await box(/^Declined/)).check();
    expect(filters()).toEqual([{ kind: 'free' }, short, { kind: 'declined' }]);
    await (await box(/^Free/)).uncheck();
    expect(filters()).toEqual([short, { kind: 'declined' }]);
  });

  it('says at its pattern what is wrong with it, once somebody has been there', async () => {
    await edit([{ kind: 'declined' }]);
    await add('Text');
    const pattern = await field('Pattern');
    expect(await pattern.getTextErrors()).toEqual([]);
    await type('Pattern', '(');
    expect(await pattern.getTextErrors()).toEqual([expect.stringContaining('no regular expression')]);
    expect(filters()[1]).toEqual({ kind: 'text', mode: 'exclude', field: 'summary', pattern: '(' });
  });

  it('shows what is wrong at once when it is to be sent', async () => {
    await edit([{ kind: 'text', mode: 'exclude', field: 'summary', pattern: '' }]);
    fixture.componentRef.setInput('checked', true);
    await settled(fixture);
    expect(await (await field('Pattern')).getTextErrors()).toEqual(['An empty pattern matches everything.']);
  });

  it('takes categories as a line, with the comma that one has just typed', async () => {
    await edit([]);
    await add('Categories');
    const found = await type('Categories', ' Red, blue ,');
    expect(filters()).toEqual([{ kind: 'categories', mode: 'exclude', categories: ['Red', 'blue'] }]);
    expect(await (await found.getControl(MatInputHarness))?.getValue()).toBe(' Red, blue ,');
  });

  it('takes weekdays in their order and hours in the zone of the calendar', async () => {
    await edit([]);
    await add('Hours');
    const day = (name: string) =>
      (fixture.nativeElement as HTMLElement).querySelector<HTMLInputElement>(`input[aria-label="${name}"]`);
    day('Sunday')?.click();
    await settled(fixture);
    day('Monday')?.click();
    await settled(fixture);
    const to = await type('To', '25:00');
    expect(filters()).toEqual([
      { kind: 'hours', timeZone: 'Europe/Berlin', weekdays: [2, 3, 4, 5, 7], from: '09:00', to: '25:00' },
    ]);
    expect(await to.getTextErrors()).toEqual([expect.stringContaining('HH:MM')]);
  });

  it('removes a rule', async () => {
    await edit([{ kind: 'minimum-duration', minutes: 15 }, { kind: 'free' }]);
    const button = MatButtonHarness.with({ selector: '[aria-label="Remove the rule “Length”"]' });
    await (await page().getHarness(button)).click();
    expect(filters()).toEqual([{ kind: 'free' }]);
  });
});

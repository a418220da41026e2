import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness, MatNativeSelectHarness } from '@angular/material/input/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import type { PolicySettings } from '@calmirror/core';
import { provideIcons } from '../ui/icons/provide-icons';
import { settled } from '../../../test/settled';
import { PolicyEditor } from './policy-editor';

describe('PolicyEditor', () => {
  let fixture: ComponentFixture<PolicyEditor>;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    fixture = TestBed.createComponent(PolicyEditor);
  });
  afterEach(() => fixture.destroy());

  async function edit(policy: PolicySettings): Promise<void> {
    fixture.componentRef.setInput('policy', policy);
    await settled(fixture);
  }
  const page = () => TestbedHarnessEnvironment.loader(fixture);
  const element = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const policy = (): PolicySettings => fixture.componentInstance.policy();
  async function choosePreset(preset: string): Promise<void> {
    element().querySelector<HTMLInputElement>(`input[value=${preset}]`)?.click();
    await settled(fixture);
  }
  const rulesOf = (name: string): HTMLElement[] => {
    const groups = [...element().querySelectorAll('app-segments')];
    const group = groups.find((each) => each.querySelector('legend')?.textContent === name);
    return [...(group?.querySelectorAll('label') ?? [])];
  };
  async function chooseRule(name: string, rule: string): Promise<void> {
    rulesOf(name)
      .find(({ textContent }) => textContent.trim() === rule)
      ?.click();
    await settled(fixture);
  }
  const field = (label: string) => page().getHarness(MatFormFieldHarness.with({ floatingLabelText: label }));

  it('begins a custom policy with the rules of the preset, and leaves the rules out again with a preset', async () => {
    await edit({ preset: 'title', transparency: 'free' });
    await choosePreset('custom');
    expect(policy()).toMatchObject({ preset: 'custom', transparency: 'free' });
    expect(policy().fields).toMatchObject({ summary: { rule: 'copy' }, location: { rule: 'drop' } });
    await choosePreset('busy');
    expect(JSON.parse(JSON.stringify(policy()))).toEqual({ preset: 'busy', transparency: 'free' });
  });

  it('keeps the matrix for those who look at a preset and come back', async () => {
    await edit({ preset: 'custom', fields: { location: { rule: 'copy' } } });
    await choosePreset('full');
    await choosePreset('custom');
    expect(policy().fields).toEqual({ location: { rule: 'copy' } });
  });

  it('offers words instead for text alone', async () => {
    await edit({ preset: 'custom', fields: {} });
    const words = (name: string) => rulesOf(name).map(({ textContent }) => textContent.trim());
    expect(words('Place')).toEqual(['Leave out', 'Copy', 'Replace']);
    expect(words('Attendees')).toEqual(['Leave out', 'Copy']);
  });

  it('puts a variable in where the cursor is', async () => {
    await edit({ preset: 'custom', fields: {} });
    await chooseRule('Title', 'Replace');
    const box = element().querySelector<HTMLInputElement>('app-template-field input');
    box?.setSelectionRange(0, 0);
    element().querySelector<HTMLButtonElement>('[aria-label="Put in {source}, name of the source calendar"]')?.click();
    await settled(fixture);
    expect(policy().fields).toEqual({ summary: { rule: 'replace', template: '{source}Busy' } });
  });

  it('says at its field what is wrong with a template', async () => {
    await edit({ preset: 'custom', fields: { summary: { rule: 'replace', template: 'Busy' } } });
    const template = await field('Title: words instead');
    const input = await template.getControl(MatInputHarness);
    await input?.setValue('{nobody}');
    await input?.blur();
    expect(await template.getTextErrors()).toEqual([expect.stringContaining('{nobody} is no variable')]);
  });

  it('shows what a preset brings until it is said otherwise', async () => {
    await edit({ preset: 'busy' });
    const select = await page().getHarness(MatNativeSelectHarness.with({ ancestor: '.visibility' }));
    expect(await (await select.host()).getProperty<string>('value')).toBe('private');
    await select.selectOptions({ text: 'Public' });
    await (await select.host()).dispatchEvent('input');
    expect(policy()).toEqual({ preset: 'busy', visibility: 'public' });
  });

  it('takes reminders, and says which one is out of range', async () => {
    await edit({ preset: 'busy', reminders: { kind: 'fixed', minutesBefore: [10] } });
    await (await page().getHarness(MatButtonHarness.with({ text: 'Add a reminder' }))).click();
    const second = (await page().getAllHarnesses(MatFormFieldHarness.with({ floatingLabelText: 'Minutes before' })))[1];
    const input = await second?.getControl(MatInputHarness);
    await input?.setValue('50000');
    await input?.blur();
    expect(policy().reminders).toEqual({ kind: 'fixed', minutesBefore: [10, 50_000] });
    expect(await second?.getTextErrors()).toEqual(['This must be from 0 to 40320.']);
  });
});

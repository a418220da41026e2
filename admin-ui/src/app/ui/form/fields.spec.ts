import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { form, max, min } from '@angular/forms/signals';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness, MatNativeSelectHarness } from '@angular/material/input/testing';
import { CheckboxField } from './checkbox-field';
import { NumberField } from './number-field';
import { SelectField } from './select-field';

interface Settings {
  days: number;
  edits: 'mend' | 'respect';
  enabled: boolean;
}

@Component({
  selector: 'app-settings-sample',
  imports: [CheckboxField, NumberField, SelectField],
  template: `
    <app-number-field label="Ahead" unit="days" hint="How far" [field]="form.days" />
    <app-select-field label="Edits" [choices]="choices" [field]="form.edits" />
    <app-checkbox-field label="Running" hint="Or paused" [field]="form.enabled" />
  `,
})
class SettingsSample {
  readonly settings = signal<Settings>({ days: 365, edits: 'respect', enabled: true });
  readonly form = form(this.settings, (path) => {
    min(path.days, 1, { message: 'At least one day.' });
    max(path.days, 3_660, { message: 'At most ten years.' });
  });
  readonly choices = [
    { value: 'mend', label: 'Mend' },
    { value: 'respect', label: 'Respect' },
  ] as const;
}

describe('the fields of a form', () => {
  let fixture: ComponentFixture<SettingsSample>;
  beforeEach(() => {
    fixture = TestBed.createComponent(SettingsSample);
  });
  const page = () => TestbedHarnessEnvironment.loader(fixture);
  const settings = (): Settings => fixture.componentInstance.settings();

  it('show what the form has', async () => {
    expect(await (await page().getHarness(MatInputHarness)).getValue()).toBe('365');
    const select = await page().getHarness(MatNativeSelectHarness);
    expect(await (await select.host()).getProperty<string>('value')).toBe('respect');
    expect(await (await page().getHarness(MatCheckboxHarness)).isChecked()).toBe(true);
  });

  it('write what a person chooses', async () => {
    await (await page().getHarness(MatInputHarness)).setValue('30');
    const select = await page().getHarness(MatNativeSelectHarness);
    await select.selectOptions({ text: 'Mend' });
    // A browser sends this as well; the harness does not.
    await (await select.host()).dispatchEvent('input');
    await (await page().getHarness(MatCheckboxHarness)).uncheck();
    expect(settings()).toEqual({ days: 30, edits: 'mend', enabled: false });
  });

  it('say what is wrong with a number', async () => {
    const input = await page().getHarness(MatInputHarness);
    await input.setValue('0');
    await input.blur();
    const field = await page().getHarness(MatFormFieldHarness.with({ floatingLabelText: 'Ahead' }));
    expect(await field.getTextErrors()).toEqual(['At least one day.']);
  });

  it('keep the words of a checkbox together for screen readers', async () => {
    expect(await (await page().getHarness(MatCheckboxHarness)).getLabelText()).toMatch(/Running\s+Or paused/);
  });
});

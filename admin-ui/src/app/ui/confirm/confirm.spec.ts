import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, inject, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { settled } from '../../../../test/settled';
import { Confirm } from './confirm';

@Component({ selector: 'app-asking-sample', template: '' })
class AskingSample {
  readonly confirm = inject(Confirm);
}

const question = {
  title: 'Remove it?',
  body: '1,204 mirrors go.',
  act: 'Remove 1,204 mirrors',
  tone: 'danger',
} as const;

describe('Confirm', () => {
  let fixture: ComponentFixture<AskingSample>;
  beforeEach(() => {
    // The focus moves when the dialog has come to rest.
    TestBed.configureTestingModule({
      providers: [{ provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } }],
    });
    fixture = TestBed.createComponent(AskingSample);
  });
  const dialog = (): Promise<MatDialogHarness> =>
    TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(MatDialogHarness);
  const button = async (text: string): Promise<MatButtonHarness> =>
    (await dialog()).getHarness(MatButtonHarness.with({ text }));

  it('says what will happen, and is agreed to by the word for it', async () => {
    const asked = fixture.componentInstance.confirm.ask(question);
    expect(await (await dialog()).getText()).toContain('1,204 mirrors go.');
    await (await button('Remove 1,204 mirrors')).click();
    expect(await asked).toBe(true);
  });

  it.each(['Cancel', 'Escape'])('is no agreement when it is left by %s', async (way) => {
    const asked = fixture.componentInstance.confirm.ask(question);
    if (way === 'Escape') await (await dialog()).close();
    else await (await button('Cancel')).click();
    expect(await asked).toBe(false);
  });

  it('tells of what is to be done along with it, which nobody has chosen at first', async () => {
    const chosen = signal(false);
    const asked = fixture.componentInstance.confirm.ask({
      ...question,
      option: { label: 'Burn it', hint: 'All', chosen },
    });
    const box = await (await dialog()).getHarness(MatCheckboxHarness);
    expect([await box.getLabelText(), await box.isChecked()]).toEqual(['Burn itAll', false]);
    await box.check();
    await (await button('Remove 1,204 mirrors')).click();
    expect([await asked, chosen()]).toEqual([true, true]);
  });

  it('begins at the way out', async () => {
    void fixture.componentInstance.confirm.ask(question);
    const cancel = await button('Cancel');
    await settled(fixture);
    expect(await cancel.isFocused()).toBe(true);
    await (await dialog()).close();
  });

  it('waits for the word where one has to be typed', async () => {
    const asked = fixture.componentInstance.confirm.ask({ ...question, typed: 'Rota' });
    const act = await button(question.act);
    const input = await (await dialog()).getHarness(MatInputHarness);
    await input.setValue('rota');
    await act.click();
    expect(await act.isDisabled()).toBe(true);
    await input.setValue('Rota');
    await act.click();
    expect(await asked).toBe(true);
  });
});

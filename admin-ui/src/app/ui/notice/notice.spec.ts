import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatSnackBarHarness } from '@angular/material/snack-bar/testing';
import { Notice } from './notice';

@Component({ selector: 'app-saying-sample', template: '' })
class SayingSample {
  readonly notice = inject(Notice);
}

it('says what was done, and offers the next step', async () => {
  const fixture = TestBed.createComponent(SayingSample);
  let opened = 0;
  fixture.componentInstance.notice.say('The pair is paused.', { act: 'Open', run: () => opened++ });
  const bar = await TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(MatSnackBarHarness);
  expect(await bar.getMessage()).toBe('The pair is paused.');
  await bar.dismissWithAction();
  expect(opened).toBe(1);
});

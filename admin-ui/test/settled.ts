import type { ComponentFixture } from '@angular/core/testing';

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Lets what has been answered reach the page: promises that follow an answer, then change detection, twice, since one
 * may lead to the other. Unlike `whenStable` it does not wait for requests that the page has just made.
 */
export async function settled(fixture: ComponentFixture<unknown>): Promise<void> {
  await turn();
  fixture.detectChanges();
  await turn();
  fixture.detectChanges();
}

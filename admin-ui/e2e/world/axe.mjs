import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

/** Holds the page, as it stands, to WCAG 2.2 AA and axe's good practice, in both colour schemes. */
export async function expectAccessible(page, { without = [] } = {}) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await comeToRest(page);
    const { violations } = await examination(page).disableRules(without).analyze();
    expect(violations.map(({ id, nodes }) => ({ id, colorScheme, where: nodes.map(({ html }) => html) }))).toEqual([]);
  }
}

/**
 * Half the time of axe's other mode, which gathers what it finds in a further page, for the sake of frames from elsewhere: there
 * are none here. What is in order need not be listed either.
 */
const examination = (page) => new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });

/** A colour on its way to another is neither: what fades has faded. What turns for ever is left to turn. */
const comeToRest = (page) =>
  page.waitForFunction(() =>
    globalThis.document
      .getAnimations()
      .every(({ effect, playState }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
  );

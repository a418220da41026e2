import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

/** Holds the page, as it stands, to WCAG 2.2 AA and axe's good practice, in both colour schemes. */
export async function expectAccessible(page, { without = [] } = {}) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).disableRules(without).analyze();
    expect(violations.map(({ id, nodes }) => ({ id, colorScheme, where: nodes.map(({ html }) => html) }))).toEqual([]);
  }
}

import AxeBuilder from '@axe-core/playwright';
import { expect, Page } from '@playwright/test';

/** The part of the page that is ours: below the framework's header and beside its sidebar. */
const OUR_REGION = 'main';

/** Takes a picture for a person to look at. */
export async function picture(page: Page, name: string) {
  // Only what has come to rest is worth judging.
  await page.waitForTimeout(300);
  await page.screenshot({ path: `test-results/pages/${name}.png` });
}

/** Takes a picture and lets axe look for serious violations in our region. */
export async function look(page: Page, name: string, region = OUR_REGION) {
  await picture(page, name);
  const { violations } = await new AxeBuilder({ page })
    .include(region)
    .analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(n => n.html).join(' | ')}`);
  expect(serious, `serious accessibility violations on ${name}`).toEqual([]);
}

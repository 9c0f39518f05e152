import { expect, test } from '@playwright/test';
import { look } from './support/look';

const PAGES = [
  'models',
  'deployments',
  'capacity',
  'capacity/clusters',
  'console',
  'inventory',
];

for (const [name, options] of [
  ['dark', { colorScheme: 'dark' as const }],
  ['narrow', { viewport: { width: 360, height: 780 } }],
] as const) {
  test.describe(name, () => {
    test.use(options);

    test(`every page reads well ${
      name === 'dark' ? 'in dark' : 'at 360 px'
    }`, async ({ page }) => {
      await page.goto('/');
      await page
        .getByRole('button', { name: 'Continue as Pat Platform' })
        .click();
      for (const path of PAGES) {
        await page.goto(`/kaito/${path}`);
        await expect(page.locator('main').first()).toBeVisible();
        // The network is never idle: changes are streamed.
        await expect(
          page.getByRole('status', { name: /^Loading/ }),
        ).toHaveCount(0);
        await look(page, `${path.replace('/', '-')}-${name}`);
        const overflow = await page.evaluate(
          () =>
            document.documentElement.scrollWidth -
            document.documentElement.clientWidth,
        );
        expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(1);
      }
    });
  });
}

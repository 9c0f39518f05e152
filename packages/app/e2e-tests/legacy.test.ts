import { expect, test } from '@playwright/test';
import { env } from './support/env';
import { look } from './support/look';

test('the same pages work in an app on the old frontend system', async ({
  page,
}) => {
  await page.goto(`${env.legacyUrl}/kaito`);
  await expect(
    page.getByRole('heading', { name: /AI models/i }).first(),
  ).toBeVisible();
  await expect(
    page.getByText('microsoft/phi-4', { exact: false }).first(),
  ).toBeVisible();
  await look(page, 'legacy-models');
  await page.getByRole('tab', { name: 'Deployments' }).click();
  await expect(
    page.getByRole('row').filter({ hasText: 'aks-weu-prod' }).first(),
  ).toBeVisible();
  await look(page, 'legacy-deployments');
});

import { expect, test } from '@playwright/test';
import { look } from './support/look';
import { signIn } from './support/personas';

test('a platform engineer sees what runs where, what is stuck and why, and who holds the GPUs', async ({
  page,
}) => {
  await signIn(page, 'Pat Platform', '/kaito/deployments');
  for (const name of ['aks-weu-prod', 'aks-weu-dev', 'aks-use-research']) {
    await expect(
      page.getByRole('row').filter({ hasText: name }).first(),
    ).toBeVisible();
  }
  await look(page, 'deployments');
  await page
    .getByRole('row')
    .filter({ hasText: /Provisioning failed|quota/i })
    .first()
    .getByRole('link')
    .first()
    .click();
  await expect(page.getByText(/quota/i).first()).toBeVisible();
  await look(page, 'deployment-quota');
  await page.goto('/kaito/capacity');
  await expect(page.getByText(/A100/).first()).toBeVisible();
  await look(page, 'capacity');
});

test('an auditor reads the inventory and may not ask a model', async ({
  page,
}) => {
  await signIn(page, 'Alex Auditor', '/kaito/inventory');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.goto('/kaito/console');
  await expect(page.getByRole('textbox', { name: 'Message' })).toBeHidden();
  await look(page, 'console-auditor');
});

test('a developer does not see what belongs to others', async ({ page }) => {
  await signIn(page, 'Dana Developer', '/kaito/deployments');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  const owners = await page.getByRole('row').allTextContents();
  expect(
    owners.filter(
      row => row.includes('aks-weu-prod') && row.includes('team-support'),
    ),
  ).toEqual([]);
  await page.goto('/kaito/inventory');
  await expect(
    page.getByText(/not allowed|no permission|may not/i).first(),
  ).toBeVisible();
  await look(page, 'inventory-forbidden');
});

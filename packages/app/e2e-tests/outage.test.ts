import { expect, test } from '@playwright/test';
import { look } from './support/look';
import { signIn } from './support/personas';
import { cluster } from './support/sandbox';

const CLUSTER = 'aks-use-research';

test.afterEach(async () => {
  await cluster(CLUSTER, 'start');
});

test('a killed cluster is shown as such within 10 s, keeps its rows with their age, and recovers by itself', async ({
  page,
}) => {
  await signIn(page, 'Pat Platform', '/kaito/deployments');
  const rows = page.getByRole('row').filter({ hasText: CLUSTER });
  await expect(rows.first()).toBeVisible();
  const before = await rows.count();

  await cluster(CLUSTER, 'kill');
  const banner = page.getByRole('status').filter({ hasText: CLUSTER }).first();
  await expect(banner).toBeVisible({ timeout: 10_000 });
  await expect(banner).toContainText(/unreachable|does not answer/i);
  await expect(rows).toHaveCount(before);
  await expect(rows.first()).toContainText(/ago|as of|stale/i);
  await look(page, 'deployments-outage');
  await page.goto('/kaito/capacity');
  await expect(page.getByText(CLUSTER).first()).toBeVisible();
  await look(page, 'capacity-outage');

  await page.goto('/kaito/deployments');
  await cluster(CLUSTER, 'start');
  await expect(
    page.getByRole('status').filter({ hasText: CLUSTER }),
  ).toHaveCount(0, { timeout: 20_000 });
  await expect(rows).toHaveCount(before);
});

import { expect, test, type Page } from '@playwright/test';
import { kubernetes } from './support/kubernetes';
import { look } from './support/look';
import { signIn } from './support/personas';

const CLUSTER = 'aks-weu-prod';
const NAMESPACE = 'search';
const NAME = 'search-phi-4';
const STATUS = `/apis/kaito.sh/v1beta1/namespaces/${NAMESPACE}/workspaces/${NAME}/status`;

const condition = (type: string, status: string, reason: string) => ({
  type,
  status,
  reason,
  message: 'Written over REST by a browser test',
  lastTransitionTime: `${new Date().toISOString().slice(0, 19)}Z`,
});

const NOT_READY = {
  conditions: [
    condition('NodeClaimReady', 'True', 'NodeClaimsReady'),
    condition('ResourceReady', 'True', 'workspaceResourceStatusSuccess'),
    condition('InferenceReady', 'False', 'PatchedOverRest'),
    condition('WorkspaceSucceeded', 'False', 'PatchedOverRest'),
  ],
};

/** Waits until changes come by themselves, and marks the document, which a reload would replace. */
async function beLive(page: Page) {
  await expect(page.getByTestId('live')).toHaveText('live');
  await page.evaluate(() => {
    document.documentElement.dataset.neverReloaded = 'true';
  });
}

let before: unknown;

test.beforeEach(async () => {
  before = (await kubernetes(CLUSTER, STATUS)).status;
});

test.afterEach(async () => {
  await kubernetes(CLUSTER, STATUS, { status: before });
});

test('a status patched over REST appears in every tab without reload, over one stream', async ({
  page,
  context,
}) => {
  let streams = 0;
  context.on('request', request => {
    streams += request.url().endsWith('/changes') ? 1 : 0;
  });
  const rowIn = (tab: Page) =>
    tab
      .getByRole('row')
      .filter({ hasText: CLUSTER })
      .filter({
        has: tab.getByRole('link', { name: NAME, exact: true }),
      });

  await signIn(page, 'Pat Platform', '/kaito/deployments');
  await beLive(page);
  await expect(rowIn(page)).toContainText('Ready');
  const second = await context.newPage();
  await signIn(second, 'Pat Platform', '/kaito/deployments');
  await beLive(second);
  expect(streams).toBe(1);

  await kubernetes(CLUSTER, STATUS, { status: NOT_READY });
  for (const tab of [page, second]) {
    await expect(rowIn(tab)).toContainText('PatchedOverRest', {
      timeout: 5_000,
    });
    await expect(tab.locator('html')).toHaveAttribute(
      'data-never-reloaded',
      'true',
    );
  }
  await look(page, 'deployments-live');
  await kubernetes(CLUSTER, STATUS, { status: before });
  await expect(rowIn(page)).toContainText('Ready', { timeout: 5_000 });
});

test('each cluster is shown with what is watched there', async ({ page }) => {
  await signIn(page, 'Pat Platform', '/kaito/capacity');
  await page.getByRole('link', { name: 'clusters' }).click();
  const table = page.getByRole('table', { name: 'Clusters' });
  await expect(table).toContainText(CLUSTER);
  await look(page, 'clusters');
  await table
    .getByRole('row')
    .filter({ hasText: CLUSTER })
    .getByRole('link')
    .click();
  const kinds = page.getByRole('table', {
    name: 'Kinds the portal watches in this cluster',
  });
  await expect(
    kinds.getByRole('row').filter({ hasText: 'workspaces.kaito.sh' }),
  ).toContainText('in step');
  await look(page, 'cluster');
});

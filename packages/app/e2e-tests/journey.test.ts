import { expect, test } from '@playwright/test';
import { env } from './support/env';
import { look, picture } from './support/look';
import { signIn } from './support/personas';
import { secrets } from './support/sandbox';

const NAME = `phi-mini-${Date.now().toString(36)}`;
const CLUSTER = 'aks-weu-dev';
const NAMESPACE = 'search';
const PURPOSE = 'Answer questions about the product manual';

test.describe.configure({ mode: 'serial' });

test('from the catalog to a model that answers', async ({ page }) => {
  test.setTimeout(480_000);
  const received: string[] = [];
  page.on('response', async response => {
    received.push(await response.text().catch(() => ''));
  });

  await page.goto('/');
  await expect(
    page.getByRole('button', { name: 'Continue as Dana Developer' }),
  ).toBeVisible();
  await look(page, 'sign-in');
  await signIn(page, 'Dana Developer');

  await test.step('pick a model', async () => {
    await page.getByRole('searchbox').first().fill('phi-4-mini');
    await expect(
      page.getByText('microsoft/Phi-4-mini-instruct').first(),
    ).toBeVisible();
    await look(page, 'models');
    await page
      .getByRole('link', { name: /^Deploy.*Phi-4-mini-instruct/i })
      .first()
      .click();
  });

  await test.step('say what for', async () => {
    await expect(
      page.getByRole('heading', { name: /Deploy a model/i }).first(),
    ).toBeVisible();
    await expect(page.getByRole('combobox', { name: /^Model/ })).toHaveValue(
      /phi-4-mini-instruct/i,
    );
    // Dana has one team, which is filled in.
    await expect(page.getByRole('combobox', { name: /^Owner/ })).toHaveValue(
      /team-search/,
    );
    await page.getByLabel(/^Purpose/).fill(PURPOSE);
    await look(page, 'form-model', 'form');
    await page.getByRole('button', { name: 'Next' }).click();
  });

  await test.step('choose where', async () => {
    await page
      .getByRole('radio', {
        name: new RegExp(`^Standard_NC24ads_A100_v4 in ${CLUSTER}`),
      })
      .check();
    await choose(page, /^Namespace/, NAMESPACE);
    await page.getByLabel(/^Name\b/).fill(NAME);
    await look(page, 'form-place', 'form');
    await page.getByRole('button', { name: 'Next' }).click();
    await look(page, 'form-options', 'form');
    await page.getByRole('button', { name: 'Next' }).click();
  });

  await test.step('review it', async () => {
    await expect(page.getByRole('list', { name: 'Checks' })).toBeVisible();
    await expect(
      page.getByRole('region', { name: `${NAME}.yaml in YAML` }),
    ).toContainText(PURPOSE);
    await expect(page.getByRole('region', { name: 'Diff' })).toContainText(
      '+kind: Workspace',
    );
    // Line by line, not all in one.
    const lines = await page
      .getByRole('region', { name: 'Diff' })
      .evaluate(diff => diff.getBoundingClientRect().height / 18);
    expect(lines).toBeGreaterThan(10);
    await look(page, 'form-review', 'form');
    await page.getByRole('button', { name: 'Confirm' }).click();
    await picture(page, 'form-confirm');
    await page.getByRole('button', { name: 'Open the pull request' }).click();
  });

  const pullRequest = await test.step('get a pull request', async () => {
    const link = page.getByRole('link', { name: /Open the pull request/i });
    await expect(link).toBeVisible({ timeout: 60_000 });
    await picture(page, 'form-done');
    return (await link.getAttribute('href'))!;
  });

  const followed = await page.context().newPage();
  await test.step('follow the request', async () => {
    const link = page.getByRole('link', { name: 'Follow the request' });
    await signIn(
      followed,
      'Dana Developer',
      (await link.getAttribute('href'))!,
    );
    await expect(followed.getByText('In review').first()).toBeVisible();
    await look(followed, 'request');
  });

  await test.step('review and merge it', async () => {
    expect(pullRequest).toContain(env.gitUrl);
    const review = await page.context().newPage();
    await review.goto(pullRequest);
    await expect(review.getByText(PURPOSE).first()).toBeVisible();
    await look(review, 'pull-request', 'body');
    await review.getByRole('button', { name: /^Merge/ }).click();
    await expect(review.getByText(/merged/i).first()).toBeVisible();
    await look(review, 'pull-request-merged', 'body');
    await review.close();
  });

  await test.step('watch it become ready', async () => {
    await page.getByRole('link', { name: /Follow the deployment/i }).click();
    const phase = page.getByTestId('phase').first();
    await expect(phase).toBeVisible();
    const seen = new Set<string>();
    await expect
      .poll(
        async () => {
          const word = (await phase.textContent()) ?? '';
          if (!seen.has(word)) {
            seen.add(word);
            await look(page, `deployment-${seen.size}`);
          }
          return word;
        },
        { timeout: 90_000, intervals: [500] },
      )
      .toMatch(/^Ready/);
  });

  await test.step('see the request done', async () => {
    const steps = followed.getByRole('list', { name: 'Steps of this request' });
    await expect(steps.getByRole('listitem').last()).toHaveText(/^Readydone/, {
      timeout: 60_000,
    });
    await expect(
      followed.getByRole('link', { name: 'Try it in the console' }),
    ).toBeVisible();
    await look(followed, 'request-done');
    await followed.close();
  });

  await test.step('ask it a question', async () => {
    await page
      .getByRole('link', { name: /console/i })
      .last()
      .click();
    const prompt = page.getByRole('textbox', { name: 'Message' });
    await prompt.fill('How does KAITO choose the number of nodes?');
    await prompt.press('Enter');
    const answer = page.getByRole('log').getByRole('article').last();
    await expect(answer).not.toBeEmpty();
    const early = ((await answer.textContent()) ?? '').length;
    await expect
      .poll(async () => ((await answer.textContent()) ?? '').length)
      .toBeGreaterThan(early);
    await look(page, 'console-streaming');
    await expect(page.getByText(/tokens\/s/i).first()).toBeVisible({
      timeout: 60_000,
    });
    await expect(answer).toContainText(/statistical/i);
    await look(page, 'console');
  });

  for (const secret of secrets()) {
    expect(
      received.some(body => body.includes(secret)),
      'a credential of the sandbox reached the browser',
    ).toBe(false);
  }
});

test('the inventory keeps the record', async ({ page }) => {
  await signIn(page, 'Alex Auditor', '/kaito/inventory');
  await page.getByRole('searchbox').first().fill(NAME);
  const row = page.getByRole('row').filter({ hasText: NAME });
  await expect(row).toBeVisible();
  await expect(row).toContainText('microsoft/phi-4-mini-instruct', {
    ignoreCase: true,
  });
  await expect(row).toContainText(/mit/i);
  await expect(row).toContainText(CLUSTER);
  await expect(row).toContainText('dana');
  await expect(row).toContainText('team-search');
  await expect(
    row.getByRole('link', { name: /pull request|#\d+/i }),
  ).toHaveAttribute('href', new RegExp(`^${env.gitUrl}`));
  await look(page, 'inventory');
});

/** Picks an option of a select or combo box by typing into it or opening it. */
async function choose(
  page: import('@playwright/test').Page,
  label: RegExp,
  option: string,
) {
  const field = page.getByLabel(label).first();
  await field.click();
  if ((await field.evaluate(node => node.tagName)) === 'INPUT') {
    await field.fill(option);
  }
  const known = page.getByRole('option', { name: new RegExp(option) }).first();
  if (await known.isVisible()) {
    await known.click();
  } else {
    await page.keyboard.press('Escape');
  }
}

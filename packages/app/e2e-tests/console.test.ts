import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { look, picture } from './support/look';
import { signIn } from './support/personas';
import { modelFault, noModelFaults, secrets } from './support/sandbox';

/** A model of the fleet, which the sandbox can let fail, and one hosted elsewhere. */
const KAITO = 'aks-weu-dev~search~search-phi-mini-dev';
const OPENAI = 'sandbox-openai';
const AZURE = 'Text generator in the shape of Azure OpenAI';

test.afterEach(noModelFaults);

const message = (page: Page) => page.getByRole('textbox', { name: 'Message' });

/** Opens the console at an endpoint. */
async function openConsole(page: Page, endpoint: string) {
  await signIn(page, 'Pat Platform', `/kaito/console?endpoint=${endpoint}`);
  await expect(message(page)).toBeVisible();
}

const log = (page: Page) => page.getByRole('log', { name: 'Conversation' });
const lastTurn = (page: Page) => log(page).getByRole('article').last();

async function ask(page: Page, question: string) {
  await message(page).fill(question);
  await message(page).press('Enter');
}

/** Waits until an answer ended, with its figures. */
async function answered(turn: Locator) {
  await expect(turn.getByLabel('Figures of this answer')).toBeVisible({
    timeout: 60_000,
  });
}

async function openPart(page: Page, name: RegExp) {
  await page.getByRole('button', { name }).click();
}

/** Picks an endpoint in a pane. */
async function pick(pane: Locator, page: Page, title: string) {
  await pane.getByRole('button', { name: /Endpoint/ }).click();
  await page.getByRole('option', { name: new RegExp(title) }).click();
}

test('chat, stop, edit, retry and come back', async ({ page }) => {
  test.setTimeout(300_000);
  await openConsole(page, KAITO);
  await look(page, 'console-empty');

  await test.step('stop an answer', async () => {
    // It would be done before a slow machine has looked at it.
    await modelFault({ fault: 'stall', times: 1, after: 12 });
    await ask(page, 'Tell me all about GPU nodes, at length');
    await expect(lastTurn(page)).toContainText('Answering…');
    await picture(page, 'console-answering');
    await page.keyboard.press('Escape');
    await expect(lastTurn(page)).toContainText('Stopped by you');
    await picture(page, 'console-stopped');
  });

  await test.step('ask it otherwise', async () => {
    await log(page).getByRole('button', { name: 'Edit' }).click();
    await page
      .getByRole('textbox', { name: 'Question' })
      .fill('What is a node pool?');
    await picture(page, 'console-editing');
    await page.keyboard.press('Enter');
    await answered(lastTurn(page));
    await expect(log(page)).toContainText('2 of 2');
    await look(page, 'console-branch');
    await log(page).getByRole('button', { name: 'Previous version' }).click();
    await expect(log(page)).toContainText('Stopped by you');
    await log(page).getByRole('button', { name: 'Next version' }).click();
  });

  await test.step('have another answer', async () => {
    await log(page).getByRole('button', { name: 'Retry' }).click();
    await answered(lastTurn(page));
    await expect(lastTurn(page)).toContainText('2 of 2');
    await expect(lastTurn(page)).toContainText(/tokens\/s/);
    await expect(lastTurn(page)).toContainText('Cost');
  });

  await test.step('find it again after a reload', async () => {
    const words = await lastTurn(page).textContent();
    await expect(page).toHaveURL(/conversation=/);
    await page.reload();
    await expect(lastTurn(page)).toContainText(words!.slice(0, 60));
    // One goes on writing without scrolling.
    await expect(message(page)).toBeInViewport({ ratio: 1 });
  });

  await test.step('see what went over the wire', async () => {
    await ask(page, 'And a node?');
    await answered(lastTurn(page));
    await lastTurn(page).getByText('Raw request and response').click();
    const request = lastTurn(page).getByRole('region', { name: 'Request' });
    await expect(request).toContainText('"messages"');
    for (const secret of secrets()) {
      await expect(log(page)).not.toContainText(secret);
    }
    await picture(page, 'console-raw');
  });
});

test('compare three models on one prompt', async ({ page }) => {
  await openConsole(page, OPENAI);
  const compare = page.getByRole('button', {
    name: 'Compare with another model',
  });
  await compare.click();
  const second = page.getByRole('region', { name: 'Model 2', exact: true });
  await pick(second, page, AZURE);
  await compare.click();
  await expect(page.getByRole('log')).toHaveCount(3);
  const third = page.getByRole('region', { name: 'Model 3', exact: true });
  await expect(third).toContainText('(aks-');
  await ask(page, 'What does a GPU operator do?');
  const logs = await page.getByRole('log').all();
  for (const one of logs) {
    await answered(one.getByRole('article').last());
  }
  await look(page, 'console-three');
  const figures = await page
    .getByLabel('Figures of this answer')
    .allTextContents();
  expect(figures).toHaveLength(3);
  expect(figures.every(text => /First token.*Tokens out/.test(text))).toBe(
    true,
  );
});

test('tools, answered by hand', async ({ page }) => {
  await openConsole(page, OPENAI);
  await openPart(page, /^Tools/);
  await page.getByRole('button', { name: 'Add tool' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('get_weather');
  await page
    .getByRole('textbox', { name: 'What it does' })
    .fill('The weather of a city');
  await page
    .getByRole('textbox', { name: 'Parameters' })
    .fill(
      '{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}',
    );
  await picture(page, 'console-tools');
  await ask(page, 'What is the weather in Bonn?');
  const result = page.getByRole('textbox', { name: 'Result of get_weather' });
  await expect(result).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Arguments of get_weather' }),
  ).toContainText('city');
  await look(page, 'console-tool-call');
  await result.fill('{"sky":"rain","celsius":9}');
  await page.getByRole('button', { name: 'Send result' }).click();
  await expect(log(page)).toContainText('You, as get_weather');
  await answered(lastTurn(page));
  await picture(page, 'console-tool-answer');
});

test('JSON by a schema, probabilities, export and import', async ({ page }) => {
  await openConsole(page, OPENAI);
  await openPart(page, /^JSON output/);
  await page.getByText('Answer in JSON').click();
  await page
    .getByRole('textbox', { name: /JSON schema/ })
    .fill(
      '{"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"}},"required":["city","days"]}',
    );
  await openPart(page, /^More sampling/);
  await page.getByText('Probabilities of tokens').click();
  await ask(page, 'Where and how long?');
  await answered(lastTurn(page));
  await expect(lastTurn(page)).toContainText('Keeps to what was asked');
  await lastTurn(page).getByText('Token probabilities').click();
  await expect(
    lastTurn(page).getByRole('table', { name: 'Most probable here' }),
  ).toBeVisible();
  await look(page, 'console-json');

  const list = page.getByRole('region', { name: 'Conversations' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    list.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  const written = await readFile((await download.path())!, 'utf8');
  expect(written).toContain('Where and how long?');
  for (const secret of secrets()) {
    expect(written).not.toContain(secret);
  }
  await page.getByLabel('File of conversations').setInputFiles({
    name: 'mine.json',
    mimeType: 'application/json',
    buffer: Buffer.from(written),
  });
  await expect(
    list.getByRole('button', { name: 'Where and how long?' }),
  ).toHaveCount(2);
  await page.getByLabel('File of conversations').setInputFiles({
    name: 'hostile.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":"kaito-portal/conversations","version":9}'),
  });
  await expect(list.getByRole('alert')).toContainText('version');
  await picture(page, 'console-import-refused');
});

test('an answer that breaks off keeps what came and says why', async ({
  page,
}) => {
  await openConsole(page, KAITO);
  await modelFault({ fault: 'cut', times: 1, after: 12 });
  await ask(page, 'Tell me about drivers');
  await expect(lastTurn(page).getByRole('alert')).toContainText(
    'Answer incomplete',
  );
  await look(page, 'console-broken');
  await lastTurn(page).getByRole('button', { name: 'Continue' }).click();
  await answered(lastTurn(page));
  await expect(log(page)).toContainText('Go on from exactly where');
});

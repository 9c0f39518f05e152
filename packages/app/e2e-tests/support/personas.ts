import { expect, Page } from '@playwright/test';

export type PersonaTitle = 'Dana Developer' | 'Pat Platform' | 'Alex Auditor';

/** Opens a page of the portal as one of the personas. */
export async function signIn(page: Page, persona: PersonaTitle, path = '/') {
  await page.goto(path);
  await page.getByRole('button', { name: `Continue as ${persona}` }).click();
  await expect(
    page.getByRole('link', { name: 'AI Models' }).first(),
  ).toBeVisible();
}

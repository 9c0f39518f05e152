import { chromium, type Browser } from '@playwright/test';
import { bundle, type ContenderName } from './bundle';
import type { Observation } from './page/feed';

/** What drawing an answer cost; times in milliseconds. */
export interface Cost extends Observation {
  contender: ContenderName;
  /** What the main thread worked, of which in scripts, and in style and layout. */
  busy: number;
  script: number;
  layout: number;
}

/** The browser that `KAITO_PORTAL_BROWSER` names, or Playwright's own. Rejects when there is none. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.KAITO_PORTAL_BROWSER || undefined,
    args: ['--no-sandbox', '--disable-gpu'],
  });
}

/** Feeds a fresh page of a contender and takes down what it cost. */
export async function observe(
  browser: Browser,
  contender: ContenderName,
  tokens: string[],
  rate: number,
): Promise<Cost> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 900 },
  });
  try {
    await page.setContent(await bundle(contender));
    const devTools = await page.context().newCDPSession(page);
    await devTools.send('Performance.enable');
    const read = async () => {
      const { metrics } = await devTools.send('Performance.getMetrics');
      const ms = (...names: string[]) =>
        metrics
          .filter(({ name }) => names.includes(name))
          .reduce((sum, { value }) => sum + value * 1000, 0);
      return {
        busy: ms('TaskDuration'),
        script: ms('ScriptDuration'),
        layout: ms('LayoutDuration', 'RecalcStyleDuration'),
      };
    };
    const before = await read();
    const seen = await page.evaluate(
      ([pieces, perSecond]) => window.feed(pieces, perSecond),
      [tokens, rate] as const,
    );
    const after = await read();
    return {
      contender,
      ...seen,
      busy: after.busy - before.busy,
      script: after.script - before.script,
      layout: after.layout - before.layout,
    };
  } finally {
    await page.close();
  }
}

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { say } from './log.mjs';
import { run } from './processes.mjs';
import { root } from './toolchain.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

export const BROWSER_ADVICE =
  'The browser tests need Chromium or Chrome. Install one (Debian: apt-get install chromium), or name one with KAITO_PORTAL_BROWSER=/path/to/chrome, or run: yarn playwright install chromium.';

/** Path of a browser for the tests: named, installed, Playwright's own, or Debian's when it may be installed. */
export async function findBrowser() {
  const named = process.env.KAITO_PORTAL_BROWSER;
  if (named) {
    return existsSync(named) ? named : undefined;
  }
  return installed() ?? playwrights() ?? (await debians());
}

function installed() {
  for (const name of NAMES) {
    try {
      return execFileSync('which', [name], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
    } catch {
      // Not this one.
    }
  }
  return existsSync(MAC) ? MAC : undefined;
}

function playwrights() {
  try {
    const { chromium } = createRequire(join(root, 'package.json'))(
      '@playwright/test',
    );
    const path = chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

async function debians() {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) {
    return undefined;
  }
  say("No browser found; installing Debian's chromium…");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { env, onLine: () => {} };
  await run('apt-get', ['update', '-qq'], quiet);
  const code = await run(
    'apt-get',
    ['install', '-y', '-qq', 'chromium'],
    quiet,
  );
  return code === 0 ? installed() : undefined;
}

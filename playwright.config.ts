import { defineConfig, devices } from '@playwright/test';

/** The portal, its sandbox and the browser are found and started by `scripts/run.mjs`. */
export default defineConfig({
  testDir: 'packages/app/e2e-tests',
  outputDir: 'test-results/browser',
  timeout: 240_000,
  expect: { timeout: 45_000 },
  forbidOnly: !!process.env.CI,
  // One fleet serves all tests and some of them break it on purpose.
  workers: 1,
  fullyParallel: false,
  reporter: [['list'], ['json']],
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    baseURL: process.env.PORTAL_URL,
    actionTimeout: 45_000,
    screenshot: 'only-on-failure',
    // Takes as much of the machine as the pages themselves: for whoever asks, `yarn test:e2e --trace on`.
    trace: 'off',
    launchOptions: {
      executablePath: process.env.KAITO_PORTAL_BROWSER,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});

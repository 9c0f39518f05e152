import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { BROWSER_ADVICE, findBrowser } from './browser.mjs';
import { Failure, say } from './log.mjs';
import { listening, waitForUrl } from './network.mjs';
import { configArgs, startPortal } from './portal.mjs';
import { run, start, stopAll } from './processes.mjs';
import { root } from './toolchain.mjs';

const resultsDir = join(root, 'test-results');

/** Unit, wire and browser tests; prints the sum and returns the exit code. */
export async function runAllTests(env) {
  rmSync(resultsDir, { recursive: true, force: true });
  mkdirSync(resultsDir, { recursive: true });
  const browser = await findBrowser();
  if (!browser) {
    say(`No browser found. ${BROWSER_ADVICE} Running all other tests first.`);
  }
  say('Tests of the scripts…');
  const scripts = await runScriptTests(env);
  say('Unit and wire tests…');
  const jest = await runJest(env);
  let pages = { passed: 0, failed: 1 };
  if (browser) {
    say('Browser tests…');
    pages = await runBrowserTests(env, [], browser).catch(error => {
      process.stderr.write(`${error.message}\n`);
      return { passed: 0, failed: 1 };
    });
  } else {
    process.stderr.write(
      `\nThe browser tests did not run. ${BROWSER_ADVICE}\n`,
    );
  }
  const passed = scripts.passed + jest.passed + pages.passed;
  const failed = scripts.failed + jest.failed + pages.failed;
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/** The browser tests against a portal of their own, on ports of their own. */
export async function runBrowserTests(env, args, known) {
  const browser = known ?? (await findBrowser());
  if (!browser) {
    throw new Failure(BROWSER_ADVICE);
  }
  const base = await freeBase();
  const legacyUrl = `http://localhost:${base + 2}`;
  try {
    const portal = await startPortal(
      {
        dir: join(root, '.sandbox', 'e2e'),
        // What is tested is what is shipped, and it loads several times as fast.
        built: true,
        port: base,
        backendPort: base,
        sandboxPort: base + 10,
        clusters: 3,
        scenario: 'mixed',
        pace: 0.3,
        keep: false,
        origins: [legacyUrl],
      },
      env,
    );
    await startLegacyApp(portal, legacyUrl, env);
    const report = join(resultsDir, 'browser.json');
    mkdirSync(resultsDir, { recursive: true });
    rmSync(report, { force: true });
    const code = await run('yarn', ['playwright', 'test', ...args], {
      cwd: root,
      env: {
        ...env,
        PORTAL_URL: portal.url,
        PORTAL_BACKEND_URL: portal.backendUrl,
        PORTAL_LEGACY_URL: legacyUrl,
        SANDBOX_GIT_URL: portal.gitUrl,
        SANDBOX_CONTROL_URL: portal.controlUrl,
        SANDBOX_KUBECONFIG: portal.kubeconfig,
        KAITO_PORTAL_BROWSER: browser,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      },
    });
    return playwrightCounts(report, code);
  } finally {
    await stopAll();
  }
}

/** The old-frontend-system app beside the portal, on the same backend. */
async function startLegacyApp(portal, url, env) {
  const config = join(portal.dir, 'app-config.legacy.yaml');
  writeFileSync(config, JSON.stringify({ app: { baseUrl: url } }));
  const child = start(
    'yarn',
    [
      'backstage-cli',
      'repo',
      'start',
      'app-legacy',
      ...configArgs([...portal.configs, config]),
    ],
    {
      cwd: root,
      env: { ...env, BROWSER: 'none', FORCE_COLOR: '0' },
      prefix: 'legacy  │ ',
    },
  );
  let ended = false;
  child.done.then(() => {
    ended = true;
  });
  await waitForUrl(`${url}/`, {
    timeoutMs: 180_000,
    giveUp: () =>
      ended ? 'The legacy app could not start; the lines above say why.' : '',
  });
}

/** The scripts are plain Node and are tested with Node's own runner. */
async function runScriptTests(env) {
  const counts = { pass: 0, fail: 0 };
  const code = await run(
    'node',
    ['--test', '--test-reporter=tap', 'scripts/**/*.test.mjs'],
    {
      cwd: root,
      env,
      onLine: line => {
        const [, name, count] = /^# (pass|fail) (\d+)$/.exec(line) ?? [];
        if (name) {
          counts[name] = Number(count);
        } else if (line.trimStart().startsWith('not ok')) {
          process.stdout.write(`${line}\n`);
        }
      },
    },
  );
  return { passed: counts.pass, failed: counts.fail || (code === 0 ? 0 : 1) };
}

async function runJest(env) {
  const report = join(resultsDir, 'jest.json');
  const code = await run(
    'node',
    [join(root, 'scripts/jest.mjs'), 'all', '--json', `--outputFile=${report}`],
    { cwd: root, env: { ...env, CI: 'true' }, onLine: skipJson() },
  );
  if (!existsSync(report)) {
    return { passed: 0, failed: 1 };
  }
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } =
    JSON.parse(readFileSync(report, 'utf8'));
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: failed || (code === 0 ? 0 : 1) };
}

/** Jest's output without the report, which is in the file. */
function skipJson() {
  return line => {
    if (!line.startsWith('{"')) {
      process.stdout.write(`${line}\n`);
    }
  };
}

function playwrightCounts(report, code) {
  if (!existsSync(report)) {
    return { passed: 0, failed: 1 };
  }
  const { stats } = JSON.parse(readFileSync(report, 'utf8'));
  const passed = stats.expected + stats.flaky;
  const failed = stats.unexpected;
  return { passed, failed: failed || (code === 0 ? 0 : 1) };
}

/** The first of a run of ports that nothing listens on. */
async function freeBase() {
  for (let base = 3300; base < 9000; base += 100) {
    const taken = await Promise.all(
      [0, 2, 10, 11, 12, 21, 22, 23].map(offset => listening(base + offset)),
    );
    if (!taken.some(Boolean)) {
      return base;
    }
  }
  throw new Failure(
    'No free ports between 3300 and 9000 for the browser tests.',
  );
}

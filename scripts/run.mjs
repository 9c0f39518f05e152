// What `npm start` and `npm test` call. Works on a bare machine: Node built-ins only, any Node from 20.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readStartOptions, START_HELP } from './lib/args.mjs';
import { Failure, main, say } from './lib/log.mjs';
import { startPortal } from './lib/portal.mjs';
import { run, stopAll, stopAllOnSignal } from './lib/processes.mjs';
import { runAllTests, runBrowserTests } from './lib/tests.mjs';
import { ensureInstalled, ensureToolchain, root } from './lib/toolchain.mjs';

const [command, ...argv] = process.argv.slice(2);

const commands = {
  /** The portal with a living fleet, until Ctrl-C. */
  async start() {
    const options = readStartOptions(argv);
    if (options.help) {
      process.stdout.write(START_HELP);
      return 0;
    }
    const env = await prepare();
    stopAllOnSignal();
    try {
      const dir = join(root, options.kubeconfig ? '.portal' : '.sandbox');
      const portal = await startPortal({ ...options, dir }, env);
      announce(portal, options);
      await new Promise(() => {});
    } finally {
      await stopAll();
    }
    return 0;
  },

  /** Under npm: every test there is. Under Yarn: the everyday runner of unit and wire tests, with its own arguments. */
  async test() {
    if (startedByYarn() && process.env.KAITO_PORTAL_ALL_TESTS !== '1') {
      return run('node', [join(root, 'scripts/jest.mjs'), 'all', ...argv], {
        cwd: root,
        stdin: 'inherit',
      });
    }
    const env = await prepare();
    stopAllOnSignal();
    return runAllTests(env);
  },

  /** The browser tests alone; arguments go to Playwright. */
  async e2e() {
    const env = await prepare();
    stopAllOnSignal();
    const { passed, failed } = await runBrowserTests(env, argv);
    return failed === 0 && passed > 0 ? 0 : 1;
  },
};

async function prepare() {
  requireGit();
  const env = await ensureToolchain();
  await ensureInstalled(env);
  return env;
}

function requireGit() {
  if (spawnSync('git', ['--version']).error) {
    throw new Failure(
      'git is needed and was not found. Install it (Debian: apt-get install git) and run the same command again.',
    );
  }
}

function startedByYarn() {
  return (process.env.npm_config_user_agent ?? '').startsWith('yarn/');
}

function announce(portal, options) {
  const sandboxLines = options.kubeconfig
    ? []
    : [
        `  Git host and reviews   ${portal.gitUrl}/platform/fleet`,
        `  Sandbox control        ${portal.controlUrl}`,
        `  kubectl                kubectl --kubeconfig ${portal.kubeconfig} get workspaces -A`,
      ];
  say('Ready.');
  process.stdout.write(
    [
      '',
      `  KAITO Portal           ${portal.url}`,
      ...sandboxLines,
      '',
      '  Ctrl-C ends everything.',
      '',
      '',
    ].join('\n'),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(async () => {
    if (!commands[command]) {
      throw new Failure(
        `Usage: node scripts/run.mjs ${Object.keys(commands).join('|')}`,
      );
    }
    return commands[command]();
  });
}

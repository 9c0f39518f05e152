import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchPackages, root } from './toolchain.mjs';
import { Failure, say } from './log.mjs';
import { requireFreePort, waitForUrl } from './network.mjs';
import { run, start } from './processes.mjs';

const LLAMA_VERSION = '3.22.1';
const READY_TIMEOUT_MS = 240_000;

/**
 * Starts the sandbox (or takes the caller's clusters) and the portal in front of it.
 * Resolves when the page can be used; children that die before that fail it with a sentence.
 *
 * @param options as read by readStartOptions, plus `dir`: where this start keeps its files, and `built`: the pages are
 *   built once and served by the backend, as in production, instead of by a development server on a port of its own
 */
export async function startPortal(options, env) {
  await requireFreePort(options.port, 'port');
  await requireFreePort(options.backendPort, 'backend-port');
  if (!options.keep && !options.kubeconfig) {
    rmSync(options.dir, { recursive: true, force: true });
  }
  mkdirSync(options.dir, { recursive: true, mode: 0o700 });
  const configs = options.kubeconfig
    ? ownClusters(options)
    : await sandbox(options, env);
  await portal(options, env, configs);
  return {
    dir: options.dir,
    url: `http://localhost:${options.port}`,
    backendUrl: `http://localhost:${options.backendPort}`,
    gitUrl: `http://localhost:${options.sandboxPort + 1}`,
    controlUrl: `http://localhost:${options.sandboxPort}`,
    kubeconfig: join(options.dir, 'kubeconfig'),
    configs,
  };
}

/** Arguments that make Backstage's CLI read the given configuration files, the machine's local one last. */
export function configArgs(configs) {
  const local = join(root, 'app-config.local.yaml');
  const all = existsSync(local) ? [...configs, local] : configs;
  return all.flatMap(file => ['--config', file]);
}

async function sandbox(options, env) {
  for (let offset = 0; offset < 10 + options.clusters + 1; offset += 1) {
    await requireFreePort(options.sandboxPort + offset, 'sandbox-port');
  }
  say(
    `Starting the sandbox: ${options.clusters} clusters, a Git host, a model server…`,
  );
  const sandboxEnv = { ...env };
  if (options.gguf) {
    const folder = await fetchPackages(
      'llama',
      [
        `node-llama-cpp@${LLAMA_VERSION}`,
        `@node-llama-cpp/${llamaPlatform()}@${LLAMA_VERSION}`,
      ],
      env,
    );
    sandboxEnv.KAITO_SANDBOX_LLAMA_MODULE = join(
      folder,
      'node_modules/node-llama-cpp',
    );
    sandboxEnv.KAITO_SANDBOX_GGUF = options.gguf;
  }
  let ready;
  const isReady = new Promise(resolve => {
    ready = resolve;
  });
  const child = start(
    'node',
    [
      '--require',
      join(root, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      join(root, 'packages/sandbox/src/main.ts'),
      JSON.stringify({
        dir: options.dir,
        projectRoot: root,
        port: options.sandboxPort,
        appPort: options.port,
        backendPort: options.backendPort,
        clusters: options.clusters,
        scenario: options.scenario,
        pace: options.pace,
        origins: options.origins ?? [],
      }),
    ],
    {
      cwd: root,
      env: sandboxEnv,
      prefix: 'sandbox │ ',
      onLine: line => line === 'ready' && ready(true),
    },
  );
  const outcome = await Promise.race([isReady, child.done]);
  if (outcome !== true) {
    throw new Failure('The sandbox could not start; the lines above say why.');
  }
  return [
    join(root, 'app-config.yaml'),
    join(root, 'app-config.sandbox.yaml'),
    join(options.dir, 'app-config.generated.yaml'),
  ];
}

function ownClusters(options) {
  const file = join(options.dir, 'app-config.generated.yaml');
  // JSON is YAML; the database is a file because the inventory's history cannot be got back.
  writeFileSync(
    file,
    JSON.stringify(
      {
        app: { baseUrl: `http://localhost:${options.port}` },
        backend: {
          baseUrl: `http://localhost:${options.backendPort}`,
          listen: { host: '127.0.0.1', port: options.backendPort },
          cors: { origin: `http://localhost:${options.port}` },
          database: { connection: { directory: join(options.dir, 'db') } },
        },
        kaito: { clusters: { kubeconfig: options.kubeconfig } },
      },
      null,
      2,
    ),
    { mode: 0o600 },
  );
  return [join(root, 'app-config.yaml'), file];
}

async function portal(options, env, configs) {
  if (options.built) {
    await buildPages(configs, env);
  }
  say('Starting the portal (10 to 40 seconds)…');
  const packages = options.built ? ['backend'] : ['app', 'backend'];
  const child = start(
    'yarn',
    ['backstage-cli', 'repo', 'start', ...packages, ...configArgs(configs)],
    {
      cwd: root,
      env: {
        ...env,
        // A browser window of its own accord is a surprise on a server.
        BROWSER: 'none',
        FORCE_COLOR: '0',
        // A line for every request hides what matters; `LOG_LEVEL=info npm start` shows them.
        LOG_LEVEL: env.LOG_LEVEL ?? 'warn',
      },
      prefix: 'portal  │ ',
    },
  );
  let ended = false;
  child.done.then(() => {
    ended = true;
  });
  const giveUp = () =>
    ended
      ? 'The portal ended before it was ready; the lines above say why.'
      : '';
  const waiting = what => () => say(`Still waiting for ${what}…`);
  await waitForUrl(
    `http://localhost:${options.backendPort}/.backstage/health/v1/readiness`,
    { timeoutMs: READY_TIMEOUT_MS, giveUp, onWaiting: waiting('the backend') },
  );
  await waitForUrl(`http://localhost:${options.port}/`, {
    timeoutMs: READY_TIMEOUT_MS,
    giveUp,
    onWaiting: waiting('the pages to be built'),
  });
}

async function buildPages(configs, env) {
  say('Building the pages…');
  const said = [];
  const code = await run(
    'yarn',
    ['workspace', 'app', 'build', ...configArgs(configs)],
    // Hundreds of lines of file sizes, unless something is wrong.
    { cwd: root, env, onLine: line => said.push(line) },
  );
  if (code !== 0) {
    process.stdout.write(`${said.join('\n')}\n`);
    throw new Failure('The pages could not be built; the lines above say why.');
  }
}

function llamaPlatform() {
  const os = { linux: 'linux', darwin: 'mac', win32: 'win' }[process.platform];
  const suffix =
    process.platform === 'darwin' && process.arch === 'arm64' ? '-metal' : '';
  return `${os}-${process.arch}${suffix}`;
}

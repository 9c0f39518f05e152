// Holds the sandbox, and a real API server with KAITO's CRDs, to what the portal relies on.
//
//   yarn test:contract                      the sandbox alone
//   yarn test:contract --kubeconfig FILE    both, and the differences between them
//
// FILE: one cluster with its CA, one user with a token that may do anything. What follows `--` goes to Jest.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contractArgs } from './lib/contractArgs.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const USAGE =
  'Usage: yarn test:contract [--kubeconfig FILE] [-- jest arguments]\n';

function run({ kubeconfig, jest }) {
  const cli = createRequire(import.meta.url).resolve(
    '@backstage/cli/package.json',
  );
  const child = spawn(
    process.execPath,
    [
      join(dirname(cli), 'bin', 'backstage-cli'),
      ...['repo', 'test', ...jest, '--maxWorkers=1', '--watchAll=false'],
      'packages/sandbox/src/cluster/contract',
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        ...(kubeconfig && { KAITO_CONTRACT_KUBECONFIG: kubeconfig }),
      },
    },
  );
  child.once('exit', (code, signal) => process.exit(signal ? 130 : code ?? 1));
}

try {
  // Yarn runs scripts in the package; INIT_CWD is where the command was given.
  const from = process.env.INIT_CWD ?? process.cwd();
  run(contractArgs(process.argv.slice(2), from));
} catch (error) {
  process.stderr.write(`${error.message}\n${USAGE}`);
  process.exit(2);
}

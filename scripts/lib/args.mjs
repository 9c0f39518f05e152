import { parseArgs } from 'node:util';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Failure } from './log.mjs';

const OPTIONS = {
  port: { type: 'string', default: '3000' },
  'backend-port': { type: 'string', default: '7007' },
  'sandbox-port': { type: 'string', default: '7100' },
  clusters: { type: 'string', default: '3' },
  scenario: { type: 'string', default: 'mixed' },
  pace: { type: 'string', default: '1' },
  kubeconfig: { type: 'string' },
  gguf: { type: 'string' },
  keep: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
};

const SCENARIOS = ['mixed', 'calm', 'empty'];

export const START_HELP = `Usage: npm start -- [options]

Starts the portal with a sandbox fleet behind it, or with your own clusters.

  --port N           port of the portal's pages (default 3000)
  --backend-port N   port of the portal's backend (default 7007)
  --sandbox-port N   first port of the sandbox; it uses this one and the next dozen (default 7100)
  --clusters N       number of sandbox clusters, 1 to 9 (default 3; the fourth has no KAITO yet)
  --scenario NAME    what lives in the sandbox: mixed (healthy and failing deployments), calm (healthy ones only), empty (default mixed)
  --pace N           how fast KAITO works in the sandbox: 1 is about 25 s to Ready, 0.2 is five times faster (default 1)
  --keep             keep the sandbox's clusters, repository and the portal's database from the last start
  --kubeconfig FILE  watch the clusters of this kubeconfig instead of the sandbox
  --gguf FILE        let the sandbox answer from this GGUF model (fetches node-llama-cpp on first use)
  -h, --help         this text

Ctrl-C ends everything it started. LOG_LEVEL=info in the environment shows the backend's log in full.
`;

/** Reads and checks the options of \`npm start\`. Throws a Failure that names the option. */
export function readStartOptions(argv) {
  let values;
  try {
    ({ values } = parseArgs({ args: argv, options: OPTIONS }));
  } catch (error) {
    throw new Failure(`${error.message}\n\n${START_HELP}`);
  }
  const options = {
    help: values.help,
    keep: values.keep,
    port: port('port', values.port),
    backendPort: port('backend-port', values['backend-port']),
    sandboxPort: port('sandbox-port', values['sandbox-port']),
    clusters: integer('clusters', values.clusters, 1, 9),
    scenario: oneOf('scenario', values.scenario, SCENARIOS),
    pace: pace(values.pace),
    kubeconfig: file('kubeconfig', values.kubeconfig),
    gguf: file('gguf', values.gguf),
  };
  if (options.kubeconfig && options.gguf) {
    throw new Failure(
      '--gguf serves a model in the sandbox and --kubeconfig replaces the sandbox: use one of them.',
    );
  }
  return options;
}

function integer(name, text, min, max) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new Failure(
      `--${name} must be a whole number from ${min} to ${max}, not "${text}".`,
    );
  }
  return value;
}

function port(name, text) {
  return integer(name, text, 1024, 65500);
}

function pace(text) {
  const value = Number(text);
  if (!(value > 0 && value <= 20)) {
    throw new Failure(
      `--pace must be a number above 0 and at most 20, not "${text}".`,
    );
  }
  return value;
}

function oneOf(name, text, allowed) {
  if (!allowed.includes(text)) {
    throw new Failure(
      `--${name} must be one of ${allowed.join(', ')}, not "${text}".`,
    );
  }
  return text;
}

function file(name, path) {
  if (path === undefined) {
    return undefined;
  }
  // npm runs scripts in the package's folder; the path was typed in the caller's.
  const absolute = resolve(process.env.INIT_CWD ?? process.cwd(), path);
  if (!existsSync(absolute)) {
    throw new Failure(`--${name}: there is no file ${path}.`);
  }
  return absolute;
}

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * Reads the command line of `yarn test:contract`.
 *
 * @param {string[]} args
 * @param {string} from the directory the command was given in; a path is meant from there
 * @returns {{ kubeconfig: string | undefined, jest: string[] }}
 * @throws {Error} for an unknown option, or a kubeconfig that is not there
 */
export function contractArgs(args, from) {
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  const { values } = parseArgs({
    args: own,
    options: { kubeconfig: { type: 'string' } },
  });
  const kubeconfig = values.kubeconfig && resolve(from, values.kubeconfig);
  if (kubeconfig && !existsSync(kubeconfig)) {
    throw new Error(`There is no kubeconfig ${kubeconfig}`);
  }
  return { kubeconfig, jest: end < 0 ? [] : args.slice(end + 1) };
}

import { basename, isAbsolute, resolve } from 'node:path';
import { ClusterConfigError, isFields } from '../fields';

/** A program of a kubeconfig that gives tokens, as client-go's `exec` plugins do. */
export interface ExecSpec {
  apiVersion: string;
  command: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  /** What the program is told of the cluster, when it asked to be. */
  cluster?: { server: string; 'certificate-authority-data'?: string };
}

const API_VERSIONS = [
  'client.authentication.k8s.io/v1',
  'client.authentication.k8s.io/v1beta1',
];

function texts(value: unknown, field: string): string[] {
  const list = value ?? [];
  if (!Array.isArray(list) || list.some(item => typeof item !== 'string')) {
    throw new ClusterConfigError(`${field} must be a list of texts.`);
  }
  return list;
}

function environment(value: unknown, field: string): Record<string, string> {
  const list: unknown = value ?? [];
  if (!Array.isArray(list)) {
    throw new ClusterConfigError(`${field} must be a list.`);
  }
  return Object.fromEntries(
    list.map(item => {
      if (!isFields(item) || typeof item.name !== 'string') {
        throw new ClusterConfigError(
          `${field} must hold entries with a name and a value.`,
        );
      }
      return [item.name, String(item.value ?? '')];
    }),
  );
}

/** Reads the `exec` of a kubeconfig's user. A command with a path is found from the file's directory on, as kubectl does. */
export function parseExec(
  exec: unknown,
  at: string,
  directory: string,
  cluster: ExecSpec['cluster'],
): ExecSpec {
  if (!isFields(exec) || typeof exec.command !== 'string' || !exec.command) {
    throw new ClusterConfigError(`${at}.command is missing. Add it.`);
  }
  const { command, apiVersion } = exec;
  if (typeof apiVersion !== 'string' || !API_VERSIONS.includes(apiVersion)) {
    throw new ClusterConfigError(
      `${at}.apiVersion must be ${API_VERSIONS.join(
        ' or ',
      )}. Update the program, and write the kubeconfig anew.`,
    );
  }
  if (exec.interactiveMode === 'Always') {
    throw new ClusterConfigError(
      `${at} wants to ask a person (interactiveMode Always). KAITO Portal has none to ask; use a login without one, e.g. kubelogin with workloadidentity.`,
    );
  }
  const hasPath = basename(command) !== command && !isAbsolute(command);
  return {
    apiVersion,
    command: hasPath ? resolve(directory, command) : command,
    args: texts(exec.args, `${at}.args`),
    env: environment(exec.env, `${at}.env`),
    ...(exec.provideClusterInfo === true && { cluster }),
  };
}

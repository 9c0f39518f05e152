import { KubeConfig } from '@kubernetes/client-node';
import type { ClusterAuth, ParsedCluster, PemSource } from './ClusterSpec';
import { parseExec, type ExecSpec } from './credentials/ExecSpec';
import { ClusterConfigError } from './fields';
import { decodePem } from './parsePem';
import { parseUrl } from './parseUrl';

type KubeUser = NonNullable<ReturnType<KubeConfig['getUser']>>;

function pem(
  data: string | undefined,
  file: string | undefined,
  field: string,
): PemSource | undefined {
  if (data) {
    return { field: `${field}-data`, pem: decodePem(data, `${field}-data`) };
  }
  return file ? { field, path: file } : undefined;
}

function parseUser(
  user: KubeUser,
  at: string,
  directory: string,
  cluster: ExecSpec['cluster'],
): ClusterAuth {
  if (user.token) {
    return { type: 'token', token: user.token };
  }
  const cert = pem(user.certData, user.certFile, `${at}.client-certificate`);
  const key = pem(user.keyData, user.keyFile, `${at}.client-key`);
  if (cert && key) {
    return { type: 'clientCertificate', cert, key };
  }
  if (user.exec) {
    const spec = parseExec(user.exec, `${at}.exec`, directory, cluster);
    return { type: 'exec', field: at, spec };
  }
  const found =
    (user.authProvider && 'uses an auth-provider') ||
    (user.username && 'uses a password') ||
    'has neither a token nor a client certificate with its key';
  throw new ClusterConfigError(
    `${at} ${found}. KAITO Portal needs a token or a client certificate of a read-only account.`,
  );
}

function parseContext(
  kubeconfig: KubeConfig,
  name: string,
  at: string,
  directory: string,
): ParsedCluster {
  try {
    const context = kubeconfig.getContextObject(name);
    const cluster = context && kubeconfig.getCluster(context.cluster);
    const user = context && kubeconfig.getUser(context.user);
    if (!cluster || !user) {
      throw new ClusterConfigError(
        `${at}: context ${name} names a cluster or a user that the file does not define. Add it, or remove the context.`,
      );
    }
    const field = `${at}: cluster ${cluster.name}`;
    return {
      name,
      url: parseUrl(cluster.server, `${field}.server`),
      ca: pem(cluster.caData, cluster.caFile, `${field}.certificate-authority`),
      serverName: cluster.tlsServerName,
      skipVerify: cluster.skipTLSVerify,
      auth: parseUser(user, `${at}: user ${user.name}`, directory, {
        server: cluster.server,
        'certificate-authority-data': cluster.caData,
      }),
    };
  } catch (error) {
    if (error instanceof ClusterConfigError) {
      return { name, problem: error.message };
    }
    throw error;
  }
}

/**
 * Reads a kubeconfig: every context becomes a cluster of the context's name.
 * `at` names the file in messages; relative paths in it are from `directory`.
 */
export function parseKubeconfig(
  text: string,
  directory: string,
  at: string,
): ParsedCluster[] {
  const kubeconfig = new KubeConfig();
  try {
    kubeconfig.loadFromString(text, {
      onInvalidEntry: 'filter',
    });
    kubeconfig.makePathsAbsolute(directory);
  } catch {
    // The parser's own words may quote the file, tokens and all.
    return [
      {
        name: at,
        problem: `${at} is not a kubeconfig. Check that it is YAML with clusters, users and contexts.`,
      },
    ];
  }
  const names = kubeconfig.getContexts().map(context => context.name);
  if (names.length === 0) {
    return [
      {
        name: at,
        problem: `${at} has no contexts. Each context becomes a cluster; add one.`,
      },
    ];
  }
  return names.map(name => parseContext(kubeconfig, name, at, directory));
}

import { readFile as readFileFromDisk } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Config } from '@backstage/config';
import {
  ClusterSourceError,
  type ClusterSource,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { connectCluster, type ReadFile } from './connectCluster';
import type { ClusterCredentials } from './credentials/ClusterCredentials';
import type { ParsedCluster } from './ClusterSpec';
import { parseKubeconfig } from './parseKubeconfig';
import { parseKubernetesConfig } from './parseKubernetesConfig';

const KUBECONFIG = 'kaito.clusters.kubeconfig';

/** Rejects when the file as a whole is of no use: it may be about to be written, and its clusters stay meanwhile. */
async function readKubeconfig(
  value: unknown,
  readFile: ReadFile,
): Promise<ParsedCluster[]> {
  if (value === undefined || value === null || value === '') {
    return [];
  }
  if (typeof value !== 'string') {
    throw new ClusterSourceError(`${KUBECONFIG} must be a path to a file.`);
  }
  const path = resolve(value);
  let text: string;
  try {
    text = await readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException)?.code ?? 'unknown error';
    throw new ClusterSourceError(
      `${KUBECONFIG}: the file ${path} cannot be read (${code}). Check the path and its permissions.`,
    );
  }
  const clusters = parseKubeconfig(text, dirname(path), KUBECONFIG);
  const [first] = clusters;
  if (first.name === KUBECONFIG && 'problem' in first) {
    throw new ClusterSourceError(first.problem);
  }
  return clusters;
}

export interface ConfigSourceOptions {
  readFile?: ReadFile;
  credentials?: ClusterCredentials;
  /** Both are read again, so that a new context is met and a certificate that was renewed is used. */
  refreshSeconds?: number;
  /** The Kubernetes plugin lists the clusters of `kubernetes:`, so they are not read here. Default: false */
  kubernetesPlugin?: boolean;
}

/** Clusters that the app-config names: those of the kubernetes plugin, and each context of a kubeconfig file. */
export function configClusterSources(
  config: Config,
  options: ConfigSourceOptions = {},
): ClusterSource[] {
  const {
    readFile = path => readFileFromDisk(path, 'utf8'),
    credentials,
    refreshSeconds,
  } = options;
  const connectAll = (parsed: ParsedCluster[]) =>
    Promise.all(
      parsed.map(cluster => connectCluster(cluster, readFile, credentials)),
    );
  const kubernetes: ClusterSource = {
    id: 'app-config kubernetes.clusterLocatorMethods',
    refreshSeconds,
    listClusters: async () =>
      connectAll(
        parseKubernetesConfig(
          // Read as it is: a wrong type must not throw here.
          config.getOptional<unknown>('kubernetes.clusterLocatorMethods'),
        ),
      ),
  };
  const kubeconfig: ClusterSource = {
    id: `app-config ${KUBECONFIG}`,
    refreshSeconds,
    listClusters: async () =>
      connectAll(
        await readKubeconfig(config.getOptional<unknown>(KUBECONFIG), readFile),
      ),
  };
  return options.kubernetesPlugin ? [kubeconfig] : [kubernetes, kubeconfig];
}

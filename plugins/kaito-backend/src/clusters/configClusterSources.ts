import { readFile as readFileFromDisk } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Config } from '@backstage/config';
import type { ClusterSource } from '@kaito-portal/backstage-plugin-kaito-node';
import { connectCluster, type ReadFile } from './connectCluster';
import type { ParsedCluster } from './ClusterSpec';
import { parseKubeconfig } from './parseKubeconfig';
import { parseKubernetesConfig } from './parseKubernetesConfig';

const KUBECONFIG = 'kaito.clusters.kubeconfig';

async function readKubeconfig(
  value: unknown,
  readFile: ReadFile,
): Promise<ParsedCluster[]> {
  if (value === undefined || value === null || value === '') {
    return [];
  }
  if (typeof value !== 'string') {
    return [
      { name: KUBECONFIG, problem: `${KUBECONFIG} must be a path to a file.` },
    ];
  }
  const path = resolve(value);
  let text: string;
  try {
    text = await readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException)?.code ?? 'unknown error';
    return [
      {
        name: KUBECONFIG,
        problem: `${KUBECONFIG}: the file ${path} cannot be read (${code}). Check the path and its permissions.`,
      },
    ];
  }
  return parseKubeconfig(text, dirname(path), KUBECONFIG);
}

/**
 * Clusters that the app-config names: those of the kubernetes plugin, and each context of a kubeconfig file. Both are
 * read again, so that a new context is met and a certificate that was renewed is used.
 */
export function configClusterSources(
  config: Config,
  readFile: ReadFile = path => readFileFromDisk(path, 'utf8'),
  refreshSeconds?: number,
): ClusterSource[] {
  const connectAll = (parsed: ParsedCluster[]) =>
    Promise.all(parsed.map(cluster => connectCluster(cluster, readFile)));
  return [
    {
      id: 'app-config kubernetes.clusterLocatorMethods',
      refreshSeconds,
      listClusters: async () =>
        connectAll(
          parseKubernetesConfig(
            // Read as it is: a wrong type must not throw here.
            config.getOptional<unknown>('kubernetes.clusterLocatorMethods'),
          ),
        ),
    },
    {
      id: `app-config ${KUBECONFIG}`,
      refreshSeconds,
      listClusters: async () =>
        connectAll(
          await readKubeconfig(
            config.getOptional<unknown>(KUBECONFIG),
            readFile,
          ),
        ),
    },
  ];
}

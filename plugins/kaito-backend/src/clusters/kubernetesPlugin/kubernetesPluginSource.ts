import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  ClusterSourceError,
  type ClusterSource,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { request } from 'undici';
import { errorCode } from '../describeConnectionError';
import { clustersAnswerSchema, toPluginCluster } from './toPluginCluster';

const PLUGIN = 'kubernetes';
const TIMEOUT_MS = 30_000;

/**
 * Clusters that the Kubernetes plugin knows, by whatever locator, reached through its proxy with the token of one
 * plugin to another. Each of the plugin's instances must be able to reach each cluster with credentials of its own.
 */
export function kubernetesPluginSource(options: {
  discovery: DiscoveryService;
  auth: AuthService;
  refreshSeconds: number;
}): ClusterSource {
  const { discovery, auth, refreshSeconds } = options;
  const pluginToken = async () => {
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: PLUGIN,
    });
    return token;
  };

  const tokens = { token: pluginToken, renewToken: pluginToken };

  async function ask(baseUrl: string): Promise<unknown> {
    let answer;
    try {
      answer = await request(`${baseUrl}/clusters`, {
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${await pluginToken()}`,
        },
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
      });
    } catch (error) {
      throw new ClusterSourceError(
        `The Kubernetes plugin cannot be reached (${errorCode(
          error,
        )}). Check that it is installed in a backend that this one can discover.`,
      );
    }
    const { statusCode, body } = answer;
    if (statusCode !== 200) {
      await body.dump();
      throw new ClusterSourceError(
        `The Kubernetes plugin answered ${statusCode} to GET /clusters. ${
          statusCode === 404
            ? 'Install @backstage/plugin-kubernetes-backend, or remove kaito.clusters.kubernetesPlugin.'
            : 'Its log says why.'
        }`,
      );
    }
    return body.json();
  }

  return {
    id: 'the Kubernetes plugin (app-config kaito.clusters.kubernetesPlugin)',
    remote: true,
    refreshSeconds,
    async listClusters() {
      const baseUrl = await discovery.getBaseUrl(PLUGIN);
      const answer = clustersAnswerSchema.safeParse(await ask(baseUrl));
      if (!answer.success) {
        throw new ClusterSourceError(
          'The Kubernetes plugin answered GET /clusters in a way that is not understood. It should be version 0.21 or newer.',
        );
      }
      return answer.data.items.map(cluster =>
        toPluginCluster(cluster, baseUrl, tokens),
      );
    },
  };
}

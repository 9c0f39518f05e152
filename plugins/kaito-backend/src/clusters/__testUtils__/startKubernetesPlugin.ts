import {
  coreServices,
  createBackendPlugin,
  type AuthService,
  type DiscoveryService,
} from '@backstage/backend-plugin-api';
import { startTestBackend } from '@backstage/backend-test-utils';
import type { SandboxCluster } from '@kaito-portal/sandbox';
import Router from 'express-promise-router';
import { Agent, request } from 'undici';
import { kubernetesPluginSource } from '../kubernetesPlugin/kubernetesPluginSource';

export interface PluginCluster {
  name: string;
  authProvider: string;
}

/**
 * The routes of the Kubernetes plugin that are used, with its manners: it takes the tokens of plugins, adds credentials
 * of its own, holds the head of an answer back until there is a body, and answers 500 in JSON for a cluster that is down.
 */
function kubernetesPlugin(
  clusters: PluginCluster[],
  cluster: SandboxCluster,
  dispatcher: Agent,
) {
  return createBackendPlugin({
    pluginId: 'kubernetes',
    register(env) {
      env.registerInit({
        deps: {
          http: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        async init({ http, httpAuth }) {
          const router = Router();
          router.get('/clusters', async (req, res) => {
            const { principal } = await httpAuth.credentials(req, {
              allow: ['service'],
            });
            if (principal.subject !== 'plugin:kaito') {
              throw new Error(`Unexpected caller ${principal.subject}`);
            }
            res.json({ items: clusters.map(item => ({ ...item, auth: {} })) });
          });
          router.use('/proxy', async (req, res) => {
            await httpAuth.credentials(req, { allow: ['service'] });
            const name = req.header('backstage-kubernetes-cluster');
            if (!clusters.some(item => item.name === name)) {
              res.status(404).json({ error: { name: 'NotFoundError' } });
              return;
            }
            let answer;
            try {
              answer = await request(`${cluster.url}${req.url}`, {
                dispatcher,
                method: req.method as 'GET',
                headers: { authorization: `Bearer ${cluster.tokens.reader}` },
              });
            } catch {
              res
                .status(500)
                .json({ error: {}, response: { statusCode: 500 } });
              return;
            }
            res.status(answer.statusCode);
            res.type(String(answer.headers['content-type']));
            // As http-proxy does: a body that is cut leaves the answer open.
            answer.body.on('error', () => undefined).pipe(res);
            res.on('close', () => answer.body.destroy());
          });
          http.use(router);
        },
      });
    },
  });
}

/** A backend with that plugin, or without any, and the source that asks it on behalf of the plugin `kaito`. */
export async function startKubernetesPlugin(
  cluster: SandboxCluster,
  clusters?: PluginCluster[],
) {
  let services: { auth: AuthService; discovery: DiscoveryService };
  const kaito = createBackendPlugin({
    pluginId: 'kaito',
    register(env) {
      env.registerInit({
        deps: { auth: coreServices.auth, discovery: coreServices.discovery },
        async init(deps) {
          services = deps;
        },
      });
    },
  });
  const dispatcher = new Agent({ connect: { ca: cluster.caPem } });
  const backend = await startTestBackend({
    features: [
      kaito,
      ...(clusters ? [kubernetesPlugin(clusters, cluster, dispatcher)] : []),
    ],
  });
  return {
    source: kubernetesPluginSource({ ...services!, refreshSeconds: 60 }),
    stop: async () => {
      await backend.stop();
      await dispatcher.destroy();
    },
  };
}

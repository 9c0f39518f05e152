import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  kaitoClusterSourceExtensionPoint,
  type ClusterSource,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { DefaultResourceGate } from './permissions/DefaultResourceGate';
import { registerPermissions } from './permissions/resourceTypes';
import { healthRoutes } from './routes/healthRoutes';

/** Watches every cluster for KAITO's resources and serves the fleet. */
export const kaitoPlugin = createBackendPlugin({
  pluginId: 'kaito',
  register(env) {
    const sources: ClusterSource[] = [];
    env.registerExtensionPoint(kaitoClusterSourceExtensionPoint, {
      addClusterSource: source => sources.push(source),
    });
    env.registerInit({
      deps: {
        http: coreServices.httpRouter,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init({ http, permissions, permissionsRegistry }) {
        registerPermissions(permissionsRegistry);
        const gate = new DefaultResourceGate({
          permissions,
          permissionsRegistry,
        });
        void gate;

        http.addAuthPolicy({ path: '/health', allow: 'unauthenticated' });
        http.use(healthRoutes());
      },
    });
  },
});

import {
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { RiSparklingLine } from '@remixicon/react';
import { kaitoApi } from './api';
import {
  capacityRouteRef,
  clusterRouteRef,
  clustersRouteRef,
  consoleRouteRef,
  deploymentRouteRef,
  deploymentsRouteRef,
  entityRouteRef,
  inventoryRouteRef,
  modelRouteRef,
  modelsRouteRef,
  requestRouteRef,
  requestsRouteRef,
  rootRouteRef,
  taskRouteRef,
  templateRouteRef,
} from './routes';
import { kaitoFormFields } from './scaffolder';
import { kaitoSubPages } from './subPages';

const kaitoPage = PageBlueprint.make({
  params: {
    path: '/kaito',
    title: 'AI Models',
    icon: <RiSparklingLine />,
    routeRef: rootRouteRef,
  },
});

/**
 * KAITO in the new frontend system: one page with a tab per question.
 *
 * @public
 */
export const kaitoPlugin = createFrontendPlugin({
  pluginId: 'kaito',
  title: 'AI Models',
  icon: <RiSparklingLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    models: modelsRouteRef,
    model: modelRouteRef,
    deployments: deploymentsRouteRef,
    deployment: deploymentRouteRef,
    capacity: capacityRouteRef,
    clusters: clustersRouteRef,
    cluster: clusterRouteRef,
    console: consoleRouteRef,
    inventory: inventoryRouteRef,
    requests: requestsRouteRef,
    request: requestRouteRef,
  },
  externalRoutes: {
    template: templateRouteRef,
    entity: entityRouteRef,
    task: taskRouteRef,
  },
  extensions: [kaitoApi, kaitoPage, ...kaitoSubPages, ...kaitoFormFields],
});

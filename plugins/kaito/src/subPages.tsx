import { SubPageBlueprint } from '@backstage/frontend-plugin-api';
import {
  RiBarChartBoxLine,
  RiChat3Line,
  RiFileList3Line,
  RiGitPullRequestLine,
  RiServerLine,
  RiSparklingLine,
} from '@remixicon/react';
import {
  capacityRouteRef,
  consoleRouteRef,
  deploymentsRouteRef,
  inventoryRouteRef,
  modelsRouteRef,
  requestsRouteRef,
} from './routes';

const modelsSubPage = SubPageBlueprint.make({
  name: 'models',
  params: {
    path: 'models',
    title: 'Models',
    icon: <RiSparklingLine />,
    routeRef: modelsRouteRef,
    loader: async () => {
      const [{ KaitoSubPage }, { ModelsRouter }] = await Promise.all([
        import('./KaitoSubPage'),
        import('./pages/models'),
      ]);
      return (
        <KaitoSubPage>
          <ModelsRouter />
        </KaitoSubPage>
      );
    },
  },
});

const deploymentsSubPage = SubPageBlueprint.make({
  name: 'deployments',
  params: {
    path: 'deployments',
    title: 'Deployments',
    icon: <RiServerLine />,
    routeRef: deploymentsRouteRef,
    loader: async () => {
      const [{ KaitoSubPage }, { DeploymentsRouter }] = await Promise.all([
        import('./KaitoSubPage'),
        import('./pages/deployments'),
      ]);
      return (
        <KaitoSubPage>
          <DeploymentsRouter />
        </KaitoSubPage>
      );
    },
  },
});

const capacitySubPage = SubPageBlueprint.make({
  name: 'capacity',
  params: {
    path: 'capacity',
    title: 'Capacity',
    icon: <RiBarChartBoxLine />,
    routeRef: capacityRouteRef,
    loader: async () => {
      const [{ KaitoSubPage }, { CapacityRouter }] = await Promise.all([
        import('./KaitoSubPage'),
        import('./pages/capacity'),
      ]);
      return (
        <KaitoSubPage>
          <CapacityRouter />
        </KaitoSubPage>
      );
    },
  },
});

const consoleSubPage = SubPageBlueprint.make({
  name: 'console',
  params: {
    path: 'console',
    title: 'Console',
    icon: <RiChat3Line />,
    routeRef: consoleRouteRef,
    loader: async () => {
      const [{ KaitoSubPage }, { ConsoleRouter }] = await Promise.all([
        import('./KaitoSubPage'),
        import('./pages/console'),
      ]);
      return (
        <KaitoSubPage>
          <ConsoleRouter />
        </KaitoSubPage>
      );
    },
  },
});

const inventorySubPage = SubPageBlueprint.make({
  name: 'inventory',
  params: {
    path: 'inventory',
    title: 'Inventory',
    icon: <RiFileList3Line />,
    routeRef: inventoryRouteRef,
    loader: async () => {
      const [{ KaitoSubPage }, { InventoryRouter }] = await Promise.all([
        import('./KaitoSubPage'),
        import('./pages/inventory'),
      ]);
      return (
        <KaitoSubPage>
          <InventoryRouter />
        </KaitoSubPage>
      );
    },
  },
});

const requestsSubPage = SubPageBlueprint.make({
  name: 'requests',
  params: {
    path: 'requests',
    title: 'Requests',
    icon: <RiGitPullRequestLine />,
    routeRef: requestsRouteRef,
    loader: async () => {
      const [{ KaitoSubPage }, { RequestsRouter }] = await Promise.all([
        import('./KaitoSubPage'),
        import('./pages/requests'),
      ]);
      return (
        <KaitoSubPage>
          <RequestsRouter />
        </KaitoSubPage>
      );
    },
  },
});

/** The plugin's pages, one tab each, in the order of the tabs. */
export const kaitoSubPages = [
  modelsSubPage,
  deploymentsSubPage,
  capacitySubPage,
  consoleSubPage,
  inventorySubPage,
  requestsSubPage,
];

import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
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
  taskRouteRef,
  templateRouteRef,
} from '../routes';
import {
  DEPLOY_TEMPLATE,
  PREPARE_TEMPLATE,
  toEntityParams,
  toModelParams,
  withEndpoint,
  withFormData,
  type KaitoLinks,
} from './KaitoLinks';

/** Addresses in the new frontend system. A page an adopter switched off falls back to the plugin's usual path. */
export function useRouteRefLinks(): KaitoLinks {
  const models = useRouteRef(modelsRouteRef);
  const model = useRouteRef(modelRouteRef);
  const deployments = useRouteRef(deploymentsRouteRef);
  const deployment = useRouteRef(deploymentRouteRef);
  const capacity = useRouteRef(capacityRouteRef);
  const clusters = useRouteRef(clustersRouteRef);
  const cluster = useRouteRef(clusterRouteRef);
  const consolePage = useRouteRef(consoleRouteRef);
  const inventory = useRouteRef(inventoryRouteRef);
  const requests = useRouteRef(requestsRouteRef);
  const request = useRouteRef(requestRouteRef);
  const task = useRouteRef(taskRouteRef);
  const template = useRouteRef(templateRouteRef);
  const entity = useRouteRef(entityRouteRef);
  return useMemo(
    () => ({
      models: () => models?.() ?? '/kaito/models',
      model: name => model?.(toModelParams(name)) ?? '/kaito/models',
      deployments: () => deployments?.() ?? '/kaito/deployments',
      deployment: ref => deployment?.({ ...ref }) ?? '/kaito/deployments',
      capacity: () => capacity?.() ?? '/kaito/capacity',
      clusters: () => clusters?.() ?? '/kaito/capacity',
      cluster: name => cluster?.({ cluster: name }) ?? '/kaito/capacity',
      console: endpointId =>
        withEndpoint(consolePage?.() ?? '/kaito/console', endpointId),
      inventory: () => inventory?.() ?? '/kaito/inventory',
      requests: () => requests?.() ?? '/kaito/requests',
      request: id => request?.({ id }) ?? '/kaito/requests',
      task: id => task?.({ taskId: id }),
      deploy: prefill =>
        template && withFormData(template(DEPLOY_TEMPLATE), prefill),
      prepare: prefill =>
        template && withFormData(template(PREPARE_TEMPLATE), prefill),
      entity: ref => {
        const params = toEntityParams(ref);
        return params && entity?.(params);
      },
    }),
    [
      models,
      model,
      deployments,
      deployment,
      capacity,
      clusters,
      cluster,
      consolePage,
      inventory,
      requests,
      request,
      task,
      template,
      entity,
    ],
  );
}

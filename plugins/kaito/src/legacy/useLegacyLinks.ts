import { useRouteRef } from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import {
  DEPLOY_TEMPLATE,
  PREPARE_TEMPLATE,
  toEntityParams,
  toModelParams,
  withEndpoint,
  withFormData,
  type KaitoLinks,
} from '../nav';
import {
  entityRouteRef,
  rootRouteRef,
  taskRouteRef,
  templateRouteRef,
} from './routes';

/** Joins encoded segments to a base path. */
function below(base: string, ...segments: string[]): string {
  const rest = segments.map(encodeURIComponent).join('/');
  return `${base.replace(/\/$/, '')}/${rest}`;
}

/** Addresses in the old frontend system: everything is below the one mount point. */
export function useLegacyLinks(): KaitoLinks {
  const root = useRouteRef(rootRouteRef)();
  const task = useRouteRef(taskRouteRef);
  const template = useRouteRef(templateRouteRef);
  const entity = useRouteRef(entityRouteRef);
  return useMemo(
    () => ({
      models: () => below(root, 'models'),
      model: name => {
        const { publisher, repo } = toModelParams(name);
        return below(root, 'models', publisher, repo);
      },
      deployments: () => below(root, 'deployments'),
      deployment: ({ cluster, kind, namespace, name }) =>
        below(root, 'deployments', cluster, kind, namespace, name),
      capacity: () => below(root, 'capacity'),
      clusters: () => below(root, 'capacity', 'clusters'),
      cluster: name => below(root, 'capacity', 'clusters', name),
      console: endpointId => withEndpoint(below(root, 'console'), endpointId),
      inventory: () => below(root, 'inventory'),
      requests: () => below(root, 'requests'),
      request: id => below(root, 'requests', id),
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
    [root, task, template, entity],
  );
}

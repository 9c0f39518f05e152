import { useRouteRef } from '@backstage/core-plugin-api';
import { useMemo } from 'react';
import {
  DEPLOY_TEMPLATE,
  toModelParams,
  withEndpoint,
  withFormData,
  type KaitoLinks,
} from '../nav';
import { rootRouteRef, templateRouteRef } from './routes';

/** Joins encoded segments to a base path. */
function below(base: string, ...segments: string[]): string {
  const rest = segments.map(encodeURIComponent).join('/');
  return `${base.replace(/\/$/, '')}/${rest}`;
}

/** Addresses in the old frontend system: everything is below the one mount point. */
export function useLegacyLinks(): KaitoLinks {
  const root = useRouteRef(rootRouteRef)();
  const template = useRouteRef(templateRouteRef);
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
      console: endpointId => withEndpoint(below(root, 'console'), endpointId),
      inventory: () => below(root, 'inventory'),
      deploy: prefill =>
        template && withFormData(template(DEPLOY_TEMPLATE), prefill),
    }),
    [root, template],
  );
}

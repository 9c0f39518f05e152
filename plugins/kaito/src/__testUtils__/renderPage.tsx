import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { KaitoApi } from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { ReactElement } from 'react';
import { kaitoApiRef } from '../api';
import { KaitoProviders } from '../hooks';
import {
  toEntityParams,
  withEndpoint,
  withFormData,
  type KaitoLinks,
} from '../nav';

/** Addresses that say where they lead. */
export const testLinks: KaitoLinks = {
  models: () => '/kaito/models',
  model: name => `/kaito/models/${name}`,
  deployments: () => '/kaito/deployments',
  deployment: ({ cluster, kind, namespace, name }) =>
    `/kaito/deployments/${cluster}/${kind}/${namespace}/${name}`,
  capacity: () => '/kaito/capacity',
  clusters: () => '/kaito/capacity/clusters',
  cluster: name => `/kaito/capacity/clusters/${name}`,
  console: endpointId => withEndpoint('/kaito/console', endpointId),
  inventory: () => '/kaito/inventory',
  requests: () => '/kaito/requests',
  request: id => `/kaito/requests/${id}`,
  task: id => `/create/tasks/${id}`,
  deploy: prefill =>
    withFormData('/create/templates/default/deploy-model', prefill),
  prepare: prefill =>
    withFormData('/create/templates/default/prepare-cluster', prefill),
  entity: ref => {
    const params = toEntityParams(ref);
    return (
      params && `/catalog/${params.namespace}/${params.kind}/${params.name}`
    );
  },
};

/** Renders a page as a shell would, at an address. */
export function renderPage(
  page: ReactElement,
  options: {
    api: KaitoApi;
    /** Where the page is mounted, with parameters. */
    path?: string;
    /** The address in the browser. */
    at?: string;
    links?: KaitoLinks;
    mayRequest?: boolean;
  },
) {
  const { api, path = '/', at = '/', links = testLinks } = options;
  const result =
    options.mayRequest === false ? AuthorizeResult.DENY : AuthorizeResult.ALLOW;
  return renderInTestApp(
    <KaitoProviders links={links}>{page}</KaitoProviders>,
    {
      mountPath: path,
      initialRouteEntries: [at],
      apis: [[kaitoApiRef, api], mockApis.permission({ authorize: result })],
    },
  );
}

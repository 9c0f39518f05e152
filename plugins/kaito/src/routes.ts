import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

/** Root of the plugin, `/kaito` unless configured otherwise. */
export const rootRouteRef = createRouteRef();

export const modelsRouteRef = createRouteRef();
export const deploymentsRouteRef = createRouteRef();
export const capacityRouteRef = createRouteRef();
export const consoleRouteRef = createRouteRef();
export const inventoryRouteRef = createRouteRef();
export const requestsRouteRef = createRouteRef();

/** One model; a Hugging Face id is `<publisher>/<repo>`. */
export const modelRouteRef = createSubRouteRef({
  parent: modelsRouteRef,
  path: '/:publisher/:repo',
});

/** One deployment. */
export const deploymentRouteRef = createSubRouteRef({
  parent: deploymentsRouteRef,
  path: '/:cluster/:kind/:namespace/:name',
});

/** One request. */
export const requestRouteRef = createSubRouteRef({
  parent: requestsRouteRef,
  path: '/:id',
});

/** What the portal knows of each cluster. */
export const clustersRouteRef = createSubRouteRef({
  parent: capacityRouteRef,
  path: '/clusters',
});

/** One cluster. */
export const clusterRouteRef = createSubRouteRef({
  parent: capacityRouteRef,
  path: '/clusters/:cluster',
});

/** An entity's page in the catalog. */
export const entityRouteRef = createExternalRouteRef({
  params: ['namespace', 'kind', 'name'],
  defaultTarget: 'catalog.catalogEntity',
});

/** The form that asks for a model. */
export const templateRouteRef = createExternalRouteRef({
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** A task of the scaffolder with its log. */
export const taskRouteRef = createExternalRouteRef({
  params: ['taskId'],
  defaultTarget: 'scaffolder.ongoingTask',
});

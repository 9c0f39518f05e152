import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** Where the app mounts the page. */
export const rootRouteRef = createRouteRef({ id: 'kaito' });

/** An entity's page in the catalog. */
export const entityRouteRef = createExternalRouteRef({
  id: 'kaito-entity',
  params: ['namespace', 'kind', 'name'],
  optional: true,
  defaultTarget: 'catalog.catalogEntity',
});

/** A task of the scaffolder with its log. */
export const taskRouteRef = createExternalRouteRef({
  id: 'kaito-task',
  params: ['taskId'],
  optional: true,
  defaultTarget: 'scaffolder.ongoingTask',
});

/** The form that asks for a model; the scaffolder's own page by default. */
export const templateRouteRef = createExternalRouteRef({
  id: 'kaito-template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

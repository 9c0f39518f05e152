import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { KaitoClient } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { kaitoApiRef } from '../api/kaitoApiRef';
import { createLegacyFormFields } from '../scaffolder/legacyFormFields';
import {
  entityRouteRef,
  rootRouteRef,
  taskRouteRef,
  templateRouteRef,
} from './routes';

/**
 * KAITO in an app on the old frontend system.
 *
 * @public
 */
export const kaitoPlugin = createPlugin({
  id: 'kaito',
  routes: { root: rootRouteRef },
  externalRoutes: {
    template: templateRouteRef,
    entity: entityRouteRef,
    task: taskRouteRef,
  },
  apis: [
    createApiFactory({
      api: kaitoApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new KaitoClient({ discoveryApi, fetchApi }),
    }),
  ],
});

/**
 * All pages under one route, with a header and tabs of Material UI.
 *
 * @public
 */
export const KaitoPage = kaitoPlugin.provide(
  createRoutableExtension({
    name: 'KaitoPage',
    component: () => import('./KaitoPage').then(module => module.KaitoPage),
    mountPoint: rootRouteRef,
  }),
);

/**
 * Form fields, to be put inside `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const {
  KaitoAdapterListFieldExtension,
  KaitoClusterPickerFieldExtension,
  KaitoCostPanelFieldExtension,
  KaitoDeploymentPickerFieldExtension,
  KaitoExpiryPickerFieldExtension,
  KaitoManifestPreviewFieldExtension,
  KaitoModelPickerFieldExtension,
  KaitoNamespacePickerFieldExtension,
  KaitoOwnerPickerFieldExtension,
  KaitoPlacementPickerFieldExtension,
  KaitoReviewFieldExtension,
  KaitoSecretPickerFieldExtension,
  KaitoSkuPickerFieldExtension,
} = createLegacyFormFields(kaitoPlugin);

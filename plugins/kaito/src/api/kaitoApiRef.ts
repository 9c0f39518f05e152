import { createApiRef } from '@backstage/frontend-plugin-api';
import type { KaitoApi } from '@kaito-portal/backstage-plugin-kaito-common/api';

/** The kaito backend, as pages call it. Replace it in tests or to put a cache in between. @public */
export const kaitoApiRef = createApiRef<KaitoApi>().with({
  id: 'plugin.kaito.client',
  pluginId: 'kaito',
});

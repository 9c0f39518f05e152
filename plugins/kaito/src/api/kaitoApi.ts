import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { KaitoClient } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { kaitoApiRef } from './kaitoApiRef';

/** Extension that provides {@link kaitoApiRef} in the new frontend system. */
export const kaitoApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: kaitoApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new KaitoClient({ discoveryApi, fetchApi }),
    }),
});

// What the plugin keeps to itself and a soak must look into; nobody else may. In one file, so that it stays so.
/* eslint-disable @backstage/no-forbidden-package-imports */
export type { ClusterSnapshot } from '@kaito-portal/backstage-plugin-kaito-backend/src/watch/ClusterSnapshot';
export { ClusterSupervisor } from '@kaito-portal/backstage-plugin-kaito-backend/src/watch/ClusterSupervisor';
export {
  listPath,
  WATCHED_KINDS,
  type WatchedKind,
} from '@kaito-portal/backstage-plugin-kaito-backend/src/watch/kinds';

import type {
  KubeObject,
  ObjectMeta,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';

/** `metadata` as the API server keeps it. */
export interface ApiObjectMeta extends ObjectMeta {
  generateName?: string;
  deletionGracePeriodSeconds?: number;
}

/** Any object the API server stores. Objects in the store are frozen: change a copy. */
export interface ApiObject extends KubeObject {
  metadata: ApiObjectMeta;
  [field: string]: unknown;
}

/** A deep copy that may be changed. */
export function copyOf(object: ApiObject): ApiObject {
  return structuredClone(object);
}

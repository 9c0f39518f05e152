import type { ApiObject } from '../ApiObject';

type Fields = Record<string, any>; // JSON of any shape: only named paths are touched

const set = (at: Fields | undefined, key: string, value: unknown) => {
  if (at && typeof at === 'object' && at[key] === undefined) {
    at[key] = value;
  }
};

function defaultInference(inference: Fields | undefined) {
  set(inference?.preset, 'accessMode', 'public');
}

const BY_KIND: Record<string, (object: Fields) => void> = {
  Workspace: object => {
    set(object.resource, 'count', 1);
    defaultInference(object.inference);
    defaultInference(object.tuning);
  },
  InferenceSet: object => {
    set(object.spec, 'replicas', 1);
    defaultInference(object.spec?.template?.inference);
  },
  RAGEngine: object => set(object.spec?.compute, 'count', 1),
  MultiRoleInference: object =>
    object.spec?.roles?.forEach?.((role: Fields) => set(role, 'replicas', 1)),
  ModelMirror: object => set(object.spec, 'mode', 'Managed'),
  Namespace: object => {
    object.metadata.labels = {
      ...object.metadata.labels,
      'kubernetes.io/metadata.name': object.metadata.name,
    };
    set(object, 'spec', { finalizers: ['kubernetes'] });
    set(object, 'status', { phase: 'Active' });
  },
  Pod: object => set(object, 'status', { phase: 'Pending' }),
  Service: object => set(object.spec, 'type', 'ClusterIP'),
};

/** Writes the defaults that the schemas of the kinds carry, in place. */
export function applyDefaults(object: ApiObject) {
  BY_KIND[object.kind]?.(object as Fields);
}

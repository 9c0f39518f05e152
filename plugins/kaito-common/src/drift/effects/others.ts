import { nothing, refused, replace, rolls } from '../DriftChange';
import type { EffectTable, Judge } from './table';

const immutable = (kind: string, field: string) =>
  refused(
    'UPDATE',
    `KAITO does not let \`${field}\` of a ${kind} change: create a new one and retire this one`,
  );

const compute: Judge = ({ path }) =>
  immutable('RAGEngine', path.slice(0, 3).join('.'));

/** RAGEngine: `compute` neither comes nor goes, and what places it does not change. */
export const ragEngineEffects: EffectTable = {
  'spec.compute': compute,
  'spec.compute.preferredNodes': nothing(
    'ROLL-OUT',
    'KAITO does not select nodes by `preferredNodes`',
  ),
  'metadata.annotations.kaito.sh/enablelb': nothing(
    'ROLL-OUT',
    '`kaito.sh/enablelb` is read only when KAITO creates the Service',
  ),
};

const newReplicas = replace(
  'ROLL-OUT',
  'A MultiRoleInference runs as InferenceSets, whose replicas keep what they were created with until they are replaced',
);

const role: Judge = ({ path }) =>
  path[3] === 'replicas'
    ? rolls('DEFAULT', 'KAITO scales the InferenceSet of the role')
    : newReplicas;

/** MultiRoleInference: the model stays; roles run as InferenceSets. */
export const multiRoleInferenceEffects: EffectTable = {
  'spec.model.name': immutable('MultiRoleInference', 'spec.model.name'),
  'spec.model': newReplicas,
  'spec.labelSelector': newReplicas,
  'spec.roles': role,
};

/** ModelMirror: nothing in its spec may change. */
export const modelMirrorEffects: EffectTable = {
  spec: immutable('ModelMirror', 'spec'),
};

const mounted = nothing(
  'ROLL-OUT',
  'Content that changes restarts no pod; name another ConfigMap in the manifest that uses it',
);

/** ConfigMap: KAITO does not watch what a config says. */
export const configMapEffects: EffectTable = {
  data: mounted,
  binaryData: mounted,
};

/** What holds for any kind that says nothing else. */
export const defaultEffects: EffectTable = {
  kind: replace(
    'IDENTITY',
    'Git describes an object of another kind: it is created beside this one, which stays until it is removed',
  ),
  'metadata.annotations': nothing(
    'DEFAULT',
    'Annotations describe the object, they restart nothing',
  ),
  'metadata.labels': nothing(
    'DEFAULT',
    'Labels of the object restart nothing that runs',
  ),
  'metadata.name': replace(
    'IDENTITY',
    'Git describes another object: it is created beside this one, which stays until it is removed',
  ),
  'metadata.namespace': replace(
    'IDENTITY',
    'Git describes an object in another namespace: it is created beside this one, which stays until it is removed',
  ),
};

import { AGE, conditionColumn, NAME, pathColumn } from './columns';
import { defineResource } from './ResourceType';

const KAITO = { group: 'kaito.sh', custom: true };

/** KAITO's own kinds. */
export const KAITO_TYPES = [
  defineResource({
    ...KAITO,
    version: 'v1beta1',
    kind: 'Workspace',
    plural: 'workspaces',
    shortNames: ['wk', 'wks'],
    categories: ['workspace'],
    columns: [
      NAME,
      pathColumn('Instance', '.resource.instanceType'),
      conditionColumn('ResourceReady', 'ResourceReady'),
      conditionColumn('InferenceReady', 'InferenceReady'),
      conditionColumn('JobStarted', 'JobStarted'),
      conditionColumn('WorkspaceSucceeded', 'WorkspaceSucceeded'),
      pathColumn('TargetNodeCount', '.status.targetNodeCount', {
        type: 'integer',
      }),
      pathColumn('State', '.status.state'),
      AGE,
    ],
  }),
  defineResource({
    ...KAITO,
    version: 'v1beta1',
    kind: 'InferenceSet',
    plural: 'inferencesets',
    shortNames: ['is', 'isets'],
    columns: [
      NAME,
      pathColumn('Replicas', '.spec.replicas', { type: 'integer' }),
      pathColumn('ReadyReplicas', '.status.readyReplicas', { type: 'integer' }),
      AGE,
    ],
  }),
  defineResource({
    ...KAITO,
    version: 'v1beta1',
    kind: 'RAGEngine',
    plural: 'ragengines',
    shortNames: ['rag'],
    columns: [
      NAME,
      pathColumn('Instance', '.spec.compute.instanceType'),
      conditionColumn('ResourceReady', 'ResourceReady'),
      conditionColumn('ServiceReady', 'ServiceReady'),
      AGE,
    ],
  }),
  defineResource({
    ...KAITO,
    version: 'v1alpha1',
    kind: 'MultiRoleInference',
    plural: 'multiroleinferences',
    shortNames: ['mri'],
    categories: ['kaito'],
    columns: [
      NAME,
      pathColumn('Model', '.spec.model.name'),
      conditionColumn('Ready', 'Ready'),
      AGE,
    ],
  }),
  defineResource({
    ...KAITO,
    version: 'v1alpha1',
    kind: 'ModelMirror',
    plural: 'modelmirrors',
    namespaced: false,
    columns: [
      NAME,
      pathColumn('Model', '.spec.source.modelID'),
      pathColumn('Phase', '.status.phase'),
      AGE,
    ],
  }),
];

/** Labels and annotations KAITO writes. */
export const LABEL = {
  workspace: 'kaito.sh/workspace',
  workspaceNamespace: 'kaito.sh/workspacenamespace',
  createdBySet: 'inferenceset.kaito.sh/created-by',
  createdByMultiRole: 'multiroleinference.kaito.sh/created-by',
  role: 'kaito.sh/inference-role',
  ragEngine: 'kaito.sh/ragengine',
  ragEngineNamespace: 'kaito.sh/ragenginenamespace',
  mirror: 'kaito.sh/model-mirror-name',
  nodePool: 'karpenter.sh/nodepool',
  instanceType: 'node.kubernetes.io/instance-type',
} as const;

export const FINALIZER = {
  workspace: 'workspace.finalizer.kaito.sh',
  inferenceSet: 'inferenceset.finalizer.kaito.sh',
  ragEngine: 'ragengine.finalizer.kaito.sh',
  multiRole: 'multiroleinference.kaito.sh/finalizer',
  mirror: 'kaito.sh/model-mirror-cleanup',
  mirrorClaim: 'kaito.sh/model-mirror-protection',
  nodeClaim: 'karpenter.sh/termination',
} as const;

/** Annotation that picks how a Workspace fares in the sandbox. */
export const SCENARIO = 'sandbox.kaito-portal.io/scenario';

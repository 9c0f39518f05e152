/** Labels and annotations KAITO writes. */
export const LABEL = {
  workspace: 'kaito.sh/workspace',
  workspaceNamespace: 'kaito.sh/workspacenamespace',
  createdBySet: 'inferenceset.kaito.sh/created-by',
  nodePool: 'karpenter.sh/nodepool',
  instanceType: 'node.kubernetes.io/instance-type',
} as const;

export const FINALIZER = {
  workspace: 'workspace.finalizer.kaito.sh',
  inferenceSet: 'inferenceset.finalizer.kaito.sh',
  nodeClaim: 'karpenter.sh/termination',
} as const;

/** Annotation that picks how a Workspace fares in the sandbox. */
export const SCENARIO = 'sandbox.kaito-portal.io/scenario';

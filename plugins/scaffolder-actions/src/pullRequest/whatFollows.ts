/** What happens once a request of a kind is merged, and what going back means. A sentence each. */
export interface WhatFollows {
  next: string;
  rollback: string;
}

const NODES =
  'Nodes it provisions cost money from then on. The portal shows each step; a problem shows there with its cause.';
const SERVED: WhatFollows = {
  next: `KAITO provisions the nodes, pulls the weights and starts the model. ${NODES}`,
  rollback:
    'Revert the merge. The agent removes the Workspace, and KAITO gives the nodes it provisioned for it back.',
};

const KINDS: Record<string, WhatFollows> = {
  InferenceSet: {
    next: `KAITO makes a Workspace of each replica, provisions its nodes, pulls the weights and starts the model. ${NODES}`,
    rollback:
      'Revert the merge. The agent removes the InferenceSet with all its replicas, and KAITO gives the nodes it provisioned for them back.',
  },
  TuningWorkspace: {
    next: `KAITO provisions a node, downloads data and weights, and trains. The adapter is then where the request says. ${NODES}`,
    rollback:
      'Revert the merge. The agent removes the Workspace, a running training ends and its node is given back. An adapter that was pushed or stored already stays where it is.',
  },
  TemplateWorkspace: {
    next: `KAITO provisions the nodes and starts the pod as it is written. ${NODES}`,
    rollback: SERVED.rollback,
  },
  RAGEngine: {
    next: `KAITO starts the engine; documents are added over its API. ${NODES}`,
    rollback:
      'Revert the merge. The agent removes the RAGEngine. An index that is only in memory is lost; one on a volume or in a vector database stays.',
  },
  MultiRoleInference: {
    next: `KAITO makes an InferenceSet of each role, provisions the nodes, pulls the weights and starts both. ${NODES}`,
    rollback:
      'Revert the merge. The agent removes the MultiRoleInference with both roles, and KAITO gives the nodes it provisioned for them back.',
  },
  ModelMirror: {
    next: 'KAITO copies the weights into storage of the cluster. The storage costs money from then on.',
    rollback:
      'Revert the merge. The agent removes the ModelMirror; what streams from it can no longer start anew.',
  },
};

/** Of a Workspace unless the kind says otherwise. */
export function whatFollows(kind: string): WhatFollows {
  return Object.hasOwn(KINDS, kind) ? KINDS[kind] : SERVED;
}

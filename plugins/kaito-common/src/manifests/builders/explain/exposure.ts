import type { Comment } from '../../comments';

/** Remarks on what leads to a model from outside. */
export function exposureComments(_: unknown, kind: string): Comment[] {
  const balancer: Comment = {
    path: ['metadata', 'annotations', 'kaito.sh/enablelb'],
    text: 'An address outside the cluster, and the model asks nobody who they are. Read only when the Service is created.',
  };
  switch (kind) {
    case 'Workspace':
    case 'RAGEngine':
      return [balancer];
    case 'Service':
      return [
        {
          path: ['spec', 'selector'],
          text: 'The leader pod of each replica: KAITO makes no Service for an InferenceSet as a whole.',
        },
      ];
    case 'HTTPRoute':
      return [
        {
          path: ['spec', 'parentRefs'],
          text: "The Gateway is the operator's; it must accept routes from this namespace.",
        },
        {
          path: ['spec', 'rules'],
          text: 'The model asks nobody who they are: let the Gateway do that.',
        },
      ];
    default:
      return [];
  }
}

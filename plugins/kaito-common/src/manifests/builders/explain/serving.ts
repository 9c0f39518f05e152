import type { Comment } from '../../comments';
import { readPath } from '../../readPath';

/** Where each kind keeps what a Workspace has at its root. */
const ROOTS: Record<string, { inference: string[]; resource: string[] }> = {
  Workspace: { inference: ['inference'], resource: ['resource'] },
  InferenceSet: {
    inference: ['spec', 'template', 'inference'],
    resource: ['spec', 'template', 'resource'],
  },
};

function annotation(key: string, text: string): Comment {
  return { path: ['metadata', 'annotations', key], text };
}

const ANNOTATIONS: Comment[] = [
  annotation(
    'kaito.sh/runtime',
    'Read at creation only; a change needs a new deployment.',
  ),
  annotation(
    'kaito.sh/bypass-resource-checks',
    'Skips the memory checks of admission only; a model too large still fails to start.',
  ),
  annotation(
    'kaito.sh/model-streaming',
    'Cannot be changed after creation where the cluster streams models.',
  ),
  annotation(
    'scaledobject.kaito.sh/auto-provision',
    'The scaler decides on spec.replicas, so it is not written here; let GitOps ignore it.',
  ),
];

function presetComments(kind: string, object: unknown): Comment[] {
  const { inference, resource } = ROOTS[kind];
  const byHand = readPath(object, ...resource, 'instanceType') === undefined;
  const transformers =
    readPath(object, 'metadata', 'annotations', 'kaito.sh/runtime') ===
    'transformers';
  return [
    ...(kind === 'Workspace' && !transformers
      ? [
          {
            path: resource,
            text: 'No count: KAITO works out the nodes of a vLLM preset itself and ignores it.',
          },
        ]
      : []),
    ...(byHand && kind === 'Workspace'
      ? [
          {
            path: [...resource, 'labelSelector'],
            text: 'Nodes brought by hand: every node that may serve needs these labels.',
          },
        ]
      : []),
    {
      path: [...inference, 'config'],
      text: 'The ConfigMap must exist before this is created. Other content under the same name restarts nothing: give it a new name.',
    },
    ...(kind === 'InferenceSet'
      ? [
          {
            path: ['spec', 'template'],
            text: 'Replicas that run already keep what they were made of: later changes reach new ones only.',
          },
        ]
      : []),
    ...(kind === 'Workspace' && !transformers
      ? [
          {
            path: [...inference, 'adapters'],
            text: 'Each is a model id of its own. Later changes take effect only while at least one is listed.',
          },
        ]
      : []),
    {
      path: [...inference, 'preset', 'presetOptions', 'modelAccessSecret'],
      text: 'Name of a Secret of this namespace with the key HF_TOKEN; its value never belongs in Git.',
    },
  ];
}

/** Remarks on a Workspace or InferenceSet that serves. */
export function servingComments(object: unknown, kind: string): Comment[] {
  const root = Object.hasOwn(ROOTS, kind) ? ROOTS[kind] : undefined;
  if (!root || readPath(object, ...root.inference) === undefined) {
    return kind === 'MultiRoleInference' ? ANNOTATIONS : [];
  }
  const template = readPath(object, ...root.inference, 'template');
  return [
    ...ANNOTATIONS,
    ...(template === undefined
      ? presetComments(kind, object)
      : [
          {
            path: [...root.inference, 'template'],
            text: 'Must listen on port 5000 and ask for its GPUs. KAITO replaces affinity, and does not roll out later changes.',
          },
        ]),
  ];
}

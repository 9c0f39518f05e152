import type { Comment } from '../../comments';

/** Remarks on what tunes a model, and on the configs of both purposes. */
export function tuningComments(_: unknown, kind: string): Comment[] {
  if (kind === 'ConfigMap') {
    return [
      {
        path: ['data', 'inference_config.yaml'],
        text: 'Flags of vLLM, without --. Editing them restarts no pod: write a ConfigMap of a new name and point to it.',
      },
      {
        path: ['data', 'training_config.yaml'],
        text: 'KAITO starts the job anew when this changes.',
      },
    ];
  }
  return kind === 'Workspace'
    ? [
        {
          path: ['tuning', 'config'],
          text: 'The ConfigMap must exist before this is created.',
        },
        {
          path: ['tuning', 'output'],
          text: 'An adapter. To serve it, make another Workspace of the same model that lists it.',
        },
      ]
    : [];
}

import type { Comment } from '../../comments';
import { readPath } from '../../readPath';

const WAVE = ['metadata', 'annotations', 'argocd.argoproj.io/sync-wave'];

/** Remarks on what makes one object come before another. */
export function orderComments(object: unknown, kind: string): Comment[] {
  const wave = Number(readPath(object, ...WAVE));
  return [
    {
      path: WAVE,
      text:
        wave < 0
          ? 'Before the workload, which KAITO refuses or cannot start without it.'
          : 'After the workload.',
    },
    ...(kind === 'Kustomization'
      ? [
          {
            path: ['spec', 'dependsOn'],
            text: 'Flux tries out all of a folder before it applies any of it, and KAITO refuses a workload whose ConfigMap is not there yet.',
          },
        ]
      : []),
    ...(kind === 'ExternalSecret'
      ? [
          {
            path: ['spec', 'data'],
            text: 'Where the value is, never the value.',
          },
        ]
      : []),
  ];
}

import type { Workspace } from '../../manifests/types';
import { type Finding, formatPath, notChecked, rejected } from '../Finding';
import type { Subject } from '../rule';
import { nodeClass } from '../rules/annotations';

const STREAMING = 'kaito.sh/model-streaming';
const NODE_CLASS = 'kaito.sh/node-class-name';

function streamingFindings({ context }: Subject): Finding[] {
  const path = formatPath(['metadata', 'annotations', STREAMING]);
  switch (context.gates?.ModelStreaming) {
    case true:
      return [
        rejected(
          'UPDATE',
          path,
          `\`${STREAMING}\` cannot be changed while the cluster streams models (gate ModelStreaming)`,
          'Create a new Workspace with the change and retire this one',
        ),
      ];
    case false:
      return [];
    default:
      return [
        notChecked(
          'UPDATE',
          path,
          `\`${STREAMING}\` cannot be changed where the gate ModelStreaming is on; whether it is, is not known here`,
        ),
      ];
  }
}

/** UPDATE, W9: annotations KAITO looks at again. */
export function annotationFindings(
  before: Workspace,
  subject: Subject,
): Finding[] {
  const changed = (key: string) =>
    before.metadata.annotations?.[key] !== subject.annotations[key];
  return [
    ...(changed(STREAMING) ? streamingFindings(subject) : []),
    ...(changed(NODE_CLASS) ? nodeClass(subject) : []),
  ];
}

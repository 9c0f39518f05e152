import { rejected } from '../Finding';
import { isDnsLabel, nameOf } from '../names';
import type { Rule } from '../rule';

/** W1: the name becomes a Service, a StatefulSet and a container. */
export const name: Rule = ({ workspace }) =>
  isDnsLabel(nameOf(workspace.metadata))
    ? []
    : [
        rejected(
          'W1',
          'metadata.name',
          'The name must be a DNS label: lower case letters, digits and dashes, starting and ending with a letter or digit, at most 63 characters',
          'Choose such a name, e.g. `phi-4`',
        ),
      ];

/** W2, W3: exactly one of inference and tuning. */
export const purpose: Rule = ({ workspace }) => {
  const { inference, tuning } = workspace;
  if (!inference && !tuning) {
    return [
      rejected(
        'W2',
        '',
        'Neither `inference` nor `tuning` is given',
        'Add `inference` with a preset, at the root of the object',
      ),
    ];
  }
  return inference && tuning
    ? [
        rejected(
          'W3',
          'tuning',
          '`inference` and `tuning` exclude each other: tuning a model and serving the result take two Workspaces, which some examples mix',
          'Keep `tuning` here, and serve the result from a second Workspace with the same preset and the tuned image as an adapter',
        ),
      ]
    : [];
};

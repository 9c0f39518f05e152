import { ineffective, rejected } from '../Finding';
import { isImageReference } from '../names';
import type { Rule } from '../rule';

const METHODS = ['lora', 'qlora'];

function given(object: Record<string, unknown> | undefined, keys: string[]) {
  return keys.filter(key => {
    const value = object?.[key];
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
  });
}

/** W37, W38: tuning runs on one whole node. */
export const oneNode: Rule = ({ workspace }) => {
  const { resource, tuning } = workspace;
  if (!tuning) {
    return [];
  }
  return [
    ...((resource?.count ?? 1) > 1
      ? [
          rejected(
            'W37',
            'resource.count',
            'Tuning runs on a single node',
            'Remove `resource.count`',
          ),
        ]
      : []),
    ...(resource?.partition
      ? [
          rejected(
            'W38',
            'resource.partition',
            'Tuning cannot run on part of a node',
            'Remove `resource.partition`',
          ),
        ]
      : []),
  ];
};

/** W39: lora or qlora; the controller only knows the lower case. */
export const method: Rule = ({ workspace }) => {
  const { tuning } = workspace;
  if (!tuning || METHODS.includes(tuning.method ?? '')) {
    return [];
  }
  const lower = (tuning.method ?? '').toLowerCase();
  return [
    METHODS.includes(lower)
      ? ineffective(
          'W39',
          'tuning.method',
          `KAITO admits \`${tuning.method}\`, but its controller only knows \`${lower}\``,
          `Write \`${lower}\``,
        )
      : rejected(
          'W39',
          'tuning.method',
          `The method must be ${METHODS.join(' or ')}`,
          `Write ${METHODS.join(' or ')}`,
        ),
  ];
};

/** W44: exactly one source of data. */
export const input: Rule = ({ workspace }) => {
  const kinds = ['urls', 'image', 'volumeSource'];
  const { tuning } = workspace;
  return !tuning || given(tuning.input, kinds).length === 1
    ? []
    : [
        rejected(
          'W44',
          'tuning.input',
          `The input must be exactly one of ${kinds.join(', ')}`,
          'Keep one of them',
        ),
      ];
};

/** W47, W48: exactly one place for the result; an image needs a secret to push with. */
export const output: Rule = ({ workspace }) => {
  const kinds = ['image', 'volumeSource'];
  const { tuning } = workspace;
  if (!tuning) {
    return [];
  }
  if (given(tuning.output, kinds).length !== 1) {
    return [
      rejected(
        'W47',
        'tuning.output',
        `The output must be exactly one of ${kinds.join(', ')}`,
        'Keep one of them',
      ),
    ];
  }
  return tuning.output.image && !tuning.output.imagePushSecret
    ? [
        rejected(
          'W48',
          'tuning.output.imagePushSecret',
          'Pushing an image needs a Secret with the registry’s credentials',
          'Name a Secret of type kubernetes.io/dockerconfigjson',
        ),
      ]
    : [];
};

/** W46: images of input and output must be references a registry understands. */
export const images: Rule = ({ workspace }) =>
  (['input', 'output'] as const).flatMap(side => {
    const image = workspace.tuning?.[side]?.image;
    return typeof image === 'string' && image && !isImageReference(image)
      ? rejected(
          'W46',
          `tuning.${side}.image`,
          `\`${image}\` is not a reference to an image`,
          'Write `registry/repository:tag` with the repository in lower case',
        )
      : [];
  });

import { formatPath, notChecked, rejected } from '../Finding';
import {
  ignoredAnnotations,
  WORKSPACE_ANNOTATIONS,
  wrongLabels,
} from '../ignoredAnnotations';
import type { Rule } from '../rule';

function pathOf(key: string): string {
  return formatPath(['metadata', 'annotations', key]);
}

function oneOf(
  rule: string,
  key: string,
  allowed: string[],
  normalise = (value: string) => value,
): Rule {
  return ({ annotations }) => {
    const value = annotations[key];
    return value === undefined || allowed.includes(normalise(value))
      ? []
      : [
          rejected(
            rule,
            pathOf(key),
            `\`${key}\` is \`${value}\`; KAITO accepts ${allowed.join(', ')}`,
            `Write one of ${allowed.join(', ')}`,
          ),
        ];
  };
}

/** W6. */
export const imageFamily = oneOf(
  'W6',
  'kaito.sh/node-image-family',
  ['ubuntu', 'azurelinux'],
  value => value.toLowerCase(),
);

/** W7. */
export const performanceMode = oneOf('W7', 'kaito.sh/performance-mode', [
  'balanced',
  'interactivity',
  'throughput',
]);

/** W8. */
export const localWeights = oneOf('W8', 'kaito.sh/use-local-weights', [
  'true',
  'false',
]);

/** W9: karpenter only, and only NodeClasses the operator allows. */
export const nodeClass: Rule = ({ annotations, context }) => {
  const key = 'kaito.sh/node-class-name';
  const value = annotations[key];
  const { provisioner, nodeClasses } = context;
  if (!value || (provisioner && provisioner !== 'karpenter')) {
    return [];
  }
  if (!nodeClasses) {
    return [
      notChecked(
        'W9',
        pathOf(key),
        `Whether the cluster allows the NodeClass \`${value}\` is not known here`,
      ),
    ];
  }
  if (nodeClasses.includes(value)) {
    return [];
  }
  return provisioner === undefined
    ? [
        notChecked(
          'W9',
          pathOf(key),
          `The NodeClass \`${value}\` is not among those allowed, which only matters to karpenter; how the cluster gets its nodes is not known here`,
        ),
      ]
    : [
        rejected(
          'W9',
          pathOf(key),
          `The NodeClass \`${value}\` is not allowed on this cluster`,
          nodeClasses.length > 0
            ? `Use one of ${nodeClasses.join(', ')}`
            : 'Remove the annotation',
        ),
      ];
};

/** ANNOTATION, LABEL: what KAITO silently ignores on a Workspace. */
export const ignored: Rule = ({ workspace, annotations }) => [
  ...ignoredAnnotations(annotations, WORKSPACE_ANNOTATIONS, 'a Workspace'),
  ...wrongLabels(['metadata', 'labels'], workspace.metadata.labels),
  ...wrongLabels(
    ['resource', 'labelSelector', 'matchLabels'],
    workspace.resource?.labelSelector?.matchLabels,
  ),
];

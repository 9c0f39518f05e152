import { type Finding, ineffective, notChecked, rejected } from '../Finding';
import { formatPath } from '../Finding';
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
  const { provisioner = 'karpenter', nodeClasses } = context;
  if (!value || provisioner !== 'karpenter') {
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
  return nodeClasses.includes(value)
    ? []
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

const KNOWN = [
  'runtime',
  'enablelb',
  'bypass-resource-checks',
  'disable-benchmark',
  'performance-mode',
  'use-local-weights',
  'node-image-family',
  'node-class-name',
  'model-streaming',
  'model-mirror-storage-class',
  'streaming-service-account',
  'upgrade-start-time',
].map(name => `kaito.sh/${name}`);

/** Values KAITO takes for another without a word. */
const QUIET_VALUES: Record<string, string[]> = {
  'kaito.sh/runtime': ['vllm', 'transformers'],
  'kaito.sh/enablelb': ['True'],
  'kaito.sh/disable-benchmark': ['true'],
  'kaito.sh/model-streaming': ['disabled'],
};

/** Annotations KAITO silently ignores: unknown names, and values that switch nothing. */
export const ignored: Rule = ({ annotations }) =>
  Object.entries(annotations).flatMap(([key, value]): Finding[] => {
    if (!/^kaito\.sh\//i.test(key)) {
      return [];
    }
    if (!KNOWN.includes(key)) {
      const meant = KNOWN.find(k => k === key.toLowerCase());
      return [
        ineffective(
          'ANNOTATION',
          pathOf(key),
          `KAITO knows no annotation \`${key}\` and ignores it`,
          meant ? `Write \`${meant}\`` : 'Remove it or check its spelling',
        ),
      ];
    }
    const works = QUIET_VALUES[key];
    return works && !works.includes(value)
      ? [
          ineffective(
            'ANNOTATION',
            pathOf(key),
            `\`${key}\` set to \`${value}\` has no effect`,
            `Write ${works.join(' or ')}, or remove it`,
          ),
        ]
      : [];
  });

import { advice, type Finding, formatPath, ineffective } from './Finding';
import { nearest } from './nearest';

const named = (...names: string[]) => names.map(name => `kaito.sh/${name}`);

/** Annotations a Workspace, or the template of an InferenceSet, may carry. */
export const WORKSPACE_ANNOTATIONS = named(
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
);
/** Annotations of an InferenceSet itself that do something. */
export const SET_ANNOTATIONS = named('runtime', 'disable-benchmark');
/** Annotations of a RAGEngine that do something. */
export const RAG_ANNOTATIONS = named('enablelb');

/** Values KAITO takes for another without a word. */
const QUIET_VALUES: Record<string, string[]> = {
  'kaito.sh/runtime': ['vllm', 'transformers'],
  'kaito.sh/enablelb': ['True'],
  'kaito.sh/disable-benchmark': ['true'],
  'kaito.sh/model-streaming': ['disabled'],
};

function unknownKey(path: string, key: string, known: string[], what: string) {
  const meant = nearest(key, known);
  const misplaced = WORKSPACE_ANNOTATIONS.includes(key);
  const fix = meant ? `Write \`${meant}\`` : 'Remove it or check its spelling';
  return ineffective(
    'ANNOTATION',
    path,
    misplaced
      ? `KAITO reads no annotation \`${key}\` of ${what}`
      : `KAITO knows no annotation \`${key}\` and ignores it`,
    misplaced && what.includes('InferenceSet')
      ? `Move it to \`spec.template.metadata.annotations\``
      : fix,
  );
}

/** ANNOTATION: what KAITO silently ignores: unknown names, and values that switch nothing. */
export function ignoredAnnotations(
  annotations: Record<string, string> | null | undefined,
  known: string[],
  what: string,
): Finding[] {
  return Object.entries(annotations ?? {}).flatMap(([key, value]) => {
    const path = formatPath(['metadata', 'annotations', key]);
    if (!/^kaito\.sh\//i.test(key)) {
      return [];
    }
    if (!known.includes(key)) {
      return unknownKey(path, key, known, what);
    }
    const works = QUIET_VALUES[key];
    return works && !works.includes(value)
      ? ineffective(
          'ANNOTATION',
          path,
          `\`${key}\` set to \`${value}\` has no effect`,
          `Write ${works.join(' or ')}, or remove it`,
        )
      : [];
  });
}

const WRONG_LABEL = 'kaito.sh/inferenceset';
const CREATED_BY = 'inferenceset.kaito.sh/created-by';

/** ANNOTATION: settings written as labels, as older examples have them. */
function settingsAsLabels(
  path: (string | number)[],
  labels: Record<string, string>,
): Finding[] {
  return Object.keys(labels)
    .filter(key => WORKSPACE_ANNOTATIONS.includes(key))
    .map(key =>
      ineffective(
        'ANNOTATION',
        formatPath([...path, key]),
        `KAITO reads \`${key}\` from annotations, not from labels`,
        `Move it to \`annotations\``,
      ),
    );
}

/** LABEL: a label that KAITO's documentation names and its code does not; ANNOTATION: settings given as labels. */
export function wrongLabels(
  path: (string | number)[],
  labels: Record<string, string> | null | undefined,
): Finding[] {
  const given = labels ?? {};
  const settings = settingsAsLabels(path, given);
  return Object.hasOwn(given, WRONG_LABEL)
    ? [
        ...settings,
        advice(
          'LABEL',
          formatPath([...path, WRONG_LABEL]),
          `KAITO marks the replicas of an InferenceSet with \`${CREATED_BY}\`, not with \`${WRONG_LABEL}\` as its guides say`,
          `Select by \`${CREATED_BY}\``,
        ),
      ]
    : settings;
}

import { readText } from '../manifests/readPath';
import type { ValidationContext } from './context';
import {
  type Finding,
  ineffective,
  notChecked,
  rejected,
  SCHEMA_RULE,
} from './Finding';
import { validateInferenceSet } from './kinds/inferenceSet';
import { validateModelMirror } from './kinds/modelMirror';
import { validateMultiRoleInference } from './kinds/multiRoleInference';
import { validateRagEngine } from './kinds/ragEngine';
import { validateWorkspace } from './validateWorkspace';
import { isMap } from './yamlText';

type Validate = (object: unknown, context?: ValidationContext) => Finding[];

const GROUP = 'kaito.sh/';
const OLD = 'kaito.sh/v1alpha1';
const KINDS = new Map<string, Validate>([
  ['Workspace', validateWorkspace],
  ['InferenceSet', validateInferenceSet],
  ['RAGEngine', validateRagEngine],
  ['MultiRoleInference', validateMultiRoleInference],
  ['ModelMirror', validateModelMirror],
]);
/** Kinds that have left v1alpha1 behind. */
const MOVED = ['Workspace', 'InferenceSet', 'RAGEngine'];

function oldVersion(kind: string): Finding {
  return ineffective(
    'API-VERSION',
    'apiVersion',
    kind === 'Workspace'
      ? `A Workspace of ${OLD} goes through an older webhook that knows no models and is expected to fail; the other rules apply to v1beta1 only`
      : `${kind} has moved on to kaito.sh/v1beta1, where newer fields are and which the other rules apply to`,
    'Write `apiVersion: kaito.sh/v1beta1`',
  );
}

/**
 * What KAITO would say of any manifest, by `apiVersion` and `kind`. A kind that is not KAITO's is one `not-checked`
 * finding (KIND); Workspace, InferenceSet and RAGEngine of v1alpha1 are one finding (API-VERSION). Never throws on
 * what JSON or YAML can hold.
 */
export function validateManifest(
  object: unknown,
  context: ValidationContext = {},
): Finding[] {
  if (!isMap(object)) {
    return [rejected(SCHEMA_RULE, '', 'A Kubernetes object is a mapping')];
  }
  const apiVersion = readText(object, 'apiVersion') ?? '';
  const kind = readText(object, 'kind') ?? '';
  const validate = apiVersion.startsWith(GROUP) ? KINDS.get(kind) : undefined;
  if (!validate) {
    return [
      notChecked(
        'KIND',
        'kind',
        `\`${kind}\` of \`${apiVersion}\` is not a kind of KAITO that is checked here`,
      ),
    ];
  }
  return apiVersion === OLD && MOVED.includes(kind)
    ? [oldVersion(kind)]
    : validate(object, context);
}

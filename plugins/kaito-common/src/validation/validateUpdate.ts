import { readText } from '../manifests/readPath';
import type { KubeObject } from '../manifests/types';
import { checkShape } from './checkShape';
import type { ValidationContext } from './context';
import { type Finding, notChecked, rejected, SCHEMA_RULE } from './Finding';
import { validateInferenceSet } from './kinds/inferenceSet';
import { validateModelMirror } from './kinds/modelMirror';
import { validateMultiRoleInference } from './kinds/multiRoleInference';
import { validateRagEngine } from './kinds/ragEngine';
import type { ShapedKind } from './shapes';
import { identityFindings } from './update/identity';
import { inferenceSetUpdate } from './update/inferenceSet';
import { modelMirrorUpdate, multiRoleUpdate } from './update/others';
import { previous } from './update/previous';
import { ragEngineUpdate } from './update/ragEngine';
import { validateWorkspaceUpdate } from './validateWorkspaceUpdate';
import { withoutNulls } from './withoutNulls';
import { isMap } from './yamlText';

type Update<T> = (before: T, after: T, context: ValidationContext) => Finding[];

/** An update of a kind, with what holds for every kind: shapes and identity. */
function checked<T extends KubeObject>(
  kind: ShapedKind,
  validate: (object: unknown, context: ValidationContext) => Finding[],
  update: Update<T>,
): Update<unknown> {
  return (before, after, context) => {
    // A wrong shape is all the kind's own rules then tell of, under their ids.
    if (checkShape(kind, after).length > 0) {
      return validate(after, context);
    }
    const found = previous<T>(kind, before);
    if ('findings' in found) {
      return found.findings;
    }
    const now = withoutNulls(after) as T;
    const identity = identityFindings(found.object, now);
    return identity.length > 0 ? identity : update(found.object, now, context);
  };
}

const UPDATES = new Map<string, Update<unknown>>([
  ['Workspace', validateWorkspaceUpdate],
  [
    'InferenceSet',
    checked('InferenceSet', validateInferenceSet, inferenceSetUpdate),
  ],
  ['RAGEngine', checked('RAGEngine', validateRagEngine, ragEngineUpdate)],
  [
    'MultiRoleInference',
    checked('MultiRoleInference', validateMultiRoleInference, multiRoleUpdate),
  ],
  [
    'ModelMirror',
    checked('ModelMirror', validateModelMirror, modelMirrorUpdate),
  ],
]);

/**
 * What KAITO would say of a change to an object of any of its kinds, by the `kind` of the new one. UPDATE is refused,
 * ROLL-OUT is admitted and not carried out on what runs; InferenceSet, RAGEngine and MultiRoleInference are asked the
 * rules of creation again, as KAITO does. A kind that is not KAITO's is one `not-checked` finding (KIND). Never throws
 * on what JSON or YAML can hold.
 */
export function validateUpdate(
  before: unknown,
  after: unknown,
  context: ValidationContext = {},
): Finding[] {
  if (!isMap(after)) {
    return [
      rejected(
        SCHEMA_RULE,
        '',
        'A Kubernetes object is a mapping',
        'Begin with `apiVersion`, `kind` and `metadata`',
      ),
    ];
  }
  const kind = readText(after, 'kind') ?? '';
  const group = (readText(after, 'apiVersion') ?? '').startsWith('kaito.sh/');
  const update = group ? UPDATES.get(kind) : undefined;
  return update
    ? update(before, after, context)
    : [
        notChecked(
          'KIND',
          'kind',
          `\`${kind}\` is not a kind of KAITO whose updates are checked here`,
        ),
      ];
}

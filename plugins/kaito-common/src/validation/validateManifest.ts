import { readText } from '../manifests/readPath';
import { asMeant, retagged } from './asMeant';
import { isUnknownField } from './checkShape';
import type { ValidationContext } from './context';
import {
  advice,
  type Finding,
  notChecked,
  rejected,
  SCHEMA_RULE,
} from './Finding';
import { isBefore } from './kaitoVersion';
import { validateInferenceSet } from './kinds/inferenceSet';
import { validateModelMirror } from './kinds/modelMirror';
import { validateMultiRoleInference } from './kinds/multiRoleInference';
import { validateRagEngine } from './kinds/ragEngine';
import type { ShapedKind } from './shapes';
import { validateWorkspace } from './validateWorkspace';
import { isMap } from './yamlText';

type Validate = (object: unknown, context: ValidationContext) => Finding[];

/** A kind of KAITO, and the release that has it in the version the rules are for. */
interface KaitoKind {
  kind: ShapedKind;
  validate: Validate;
  since: string | null;
}

const GROUP = 'kaito.sh/';
const OLD = 'kaito.sh/v1alpha1';
const KINDS = new Map<string, KaitoKind>(
  (
    [
      ['Workspace', validateWorkspace, null],
      ['InferenceSet', validateInferenceSet, '0.11'],
      ['RAGEngine', validateRagEngine, null],
      ['MultiRoleInference', validateMultiRoleInference, '0.11'],
      ['ModelMirror', validateModelMirror, '0.11'],
    ] as const
  ).map(([kind, validate, since]) => [kind, { kind, validate, since }]),
);
/** Kinds that have left v1alpha1 behind. */
const MOVED: readonly string[] = ['Workspace', 'InferenceSet', 'RAGEngine'];

function oldVersion(kind: string): Finding {
  const fix = 'Write `apiVersion: kaito.sh/v1beta1`';
  return kind === 'Workspace'
    ? rejected(
        'API-VERSION',
        'apiVersion',
        `A Workspace of ${OLD}, as older guides have it, goes through an older webhook that knows no models: KAITO is expected to fail the request. The other findings are what it says of the same in v1beta1`,
        fix,
      )
    : advice(
        'API-VERSION',
        'apiVersion',
        `${kind} has moved on from ${OLD}, which is still served. The other findings are what KAITO says of the same in v1beta1`,
        fix,
      );
}

function tooNew(
  { kind, since }: KaitoKind,
  apiVersion: string,
  { kaitoVersion }: ValidationContext,
): Finding[] {
  return since && isBefore(kaitoVersion, since)
    ? [
        rejected(
          'VERSION',
          'apiVersion',
          `KAITO ${kaitoVersion} has no ${kind} of ${apiVersion}; it came with ${since}`,
          'Have KAITO upgraded',
        ),
      ]
    : [];
}

/** The rules; where only unknown fields stand in their way, also those on what remains without them. */
function findingsOf(
  { kind, validate }: KaitoKind,
  object: Record<string, unknown>,
  context: ValidationContext,
): Finding[] {
  const findings = validate(object, context);
  if (findings.length === 0 || !findings.every(isUnknownField)) {
    return findings;
  }
  const meant = asMeant(kind, object);
  const others = validate(meant.object, context).map(finding => ({
    ...finding,
    path: meant.writtenAt(finding.path),
  }));
  return [...meant.unknown, ...others];
}

/**
 * What KAITO would say of any manifest, by `apiVersion` and `kind`. A kind that is not KAITO's is one `not-checked`
 * finding (KIND). v1alpha1 of Workspace, InferenceSet and RAGEngine is told of (API-VERSION) and judged as v1beta1; where
 * fields are unknown (`schema`), also a `spec` of a Workspace, the rules are asked about the rest, so that one run tells
 * all. Never throws on what JSON or YAML can hold.
 */
export function validateManifest(
  object: unknown,
  context: ValidationContext = {},
): Finding[] {
  if (!isMap(object)) {
    return [
      rejected(
        SCHEMA_RULE,
        '',
        'A Kubernetes object is a mapping',
        'Begin with `apiVersion`, `kind` and `metadata`',
      ),
    ];
  }
  const apiVersion = readText(object, 'apiVersion') ?? '';
  const kind = readText(object, 'kind') ?? '';
  const known = apiVersion.startsWith(GROUP) ? KINDS.get(kind) : undefined;
  if (!known) {
    return [
      notChecked(
        'KIND',
        'kind',
        `\`${kind}\` of \`${apiVersion}\` is not a kind of KAITO that is checked here`,
      ),
    ];
  }
  const old = apiVersion === OLD && MOVED.includes(kind);
  return [
    ...(old ? [oldVersion(kind)] : tooNew(known, apiVersion, context)),
    ...findingsOf(known, old ? retagged(known.kind, object) : object, context),
  ];
}

import { z } from 'zod';
import { findModel } from '../../models/catalog';
import { toProvenanceAnnotations } from '../../provenance';
import { toSubject } from '../../validation/rule';
import { urls } from '../../validation/rules/tuningUrls';
import type { Workspace } from '../types';
import { type Conflict, reporting } from './input/conflicts';
import {
  filled,
  image,
  namespace,
  objectName,
  optionalName,
  provenance,
  url,
  volumeSource,
  WORKSPACE_NAME_MAX,
  workloadName,
} from './input/fields';
import { BuilderInputError } from './input/BuilderInputError';
import { readInput } from './input/readInput';
import { kaitoVersion } from './input/version';
import { given } from './parts/annotations';
import { presetFields, toPreset } from './parts/inference';
import { toResource } from './parts/resource';
import { tuningMethod } from './renderTrainingConfig';

const input = z.strictObject({
  /** Cannot be changed later. */
  name: objectName.optional(),
  /** Public addresses of parquet or JSON files (W45). */
  urls: z.array(url).min(1, { error: 'is empty' }).optional(),
  image: image.optional(),
  imagePullSecrets: z.array(objectName).min(1).optional(),
  volumeSource: volumeSource.optional(),
});

const output = z.strictObject({
  /** Where the adapter is pushed to. */
  image: image.optional(),
  /** Secret of type kubernetes.io/dockerconfigjson (W48). */
  imagePushSecret: objectName.optional(),
  volumeSource: volumeSource.optional(),
});

/** Fields of a Workspace that tunes a preset. */
export const tuningWorkspaceFields = {
  name: workloadName(WORKSPACE_NAME_MAX),
  namespace,
  ...presetFields,
  /** Machine type. Tuning needs one: on nodes brought by hand KAITO cannot size it. */
  instanceType: filled,
  method: tuningMethod,
  /** ConfigMap in the same namespace with `training_config.yaml` (W40). KAITO's default of the method when left out. */
  config: optionalName,
  input,
  output,
  nodeImageFamily: z.enum(['ubuntu', 'azurelinux']).optional(),
  provenance,
  kaitoVersion,
};

type Fields = z.output<z.ZodObject<typeof tuningWorkspaceFields>>;

function exactlyOne(
  side: 'input' | 'output',
  value: Record<string, unknown>,
  kinds: string[],
): Conflict[] {
  return kinds.filter(kind => value[kind] !== undefined).length === 1
    ? []
    : [
        {
          path: [side],
          reason: `is not exactly one of ${kinds.join(', ')}`,
          fix: 'Give one of them',
        },
      ];
}

/** Throws {@link BuilderInputError} for data KAITO refuses to fetch (W45). */
function checkUrls(workspace: Workspace): Workspace {
  const problems = urls(toSubject(workspace, {})).map(finding => ({
    field: finding.path.replace('tuning.', ''),
    reason: `is refused by KAITO: ${finding.message}`,
    fix: finding.fix ?? 'Use another address',
  }));
  if (problems.length > 0) {
    throw new BuilderInputError(problems);
  }
  return workspace;
}

/** What does not go together in tuning: W44, W47, W48, and a model KAITO cannot tune. */
export function tuningConflicts(read: Fields): Conflict[] {
  const model = findModel(read.model);
  return [
    ...exactlyOne('input', read.input, ['urls', 'image', 'volumeSource']),
    ...exactlyOne('output', read.output, ['image', 'volumeSource']),
    ...(read.output.image && !read.output.imagePushSecret
      ? [
          {
            path: ['output', 'imagePushSecret'],
            reason: 'is missing, and an image cannot be pushed without it',
            fix: 'Name a Secret of type kubernetes.io/dockerconfigjson',
          },
        ]
      : []),
    ...(model?.tuning
      ? []
      : [
          {
            path: ['model'],
            reason:
              'is not a model KAITO can tune; it would be admitted and fail',
            fix: 'Choose a model marked as tunable',
          },
        ]),
  ];
}

const schema = z
  .object(tuningWorkspaceFields)
  .superRefine(reporting(tuningConflicts));

/** What a person decides about a Workspace that tunes a preset. */
export type TuningWorkspaceInput = z.input<typeof schema>;

/**
 * A v1beta1 Workspace that tunes a preset on one node. What it makes, an adapter, is served by another Workspace of the
 * same model. Throws BuilderInputError.
 */
export function renderTuningWorkspace(value: TuningWorkspaceInput): Workspace {
  const read = readInput(schema, value);
  const annotations = {
    ...toProvenanceAnnotations(read.provenance ?? {}),
    ...given({ 'kaito.sh/node-image-family': read.nodeImageFamily }),
  };
  return checkUrls({
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: {
      name: read.name,
      namespace: read.namespace,
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    resource: toResource(read.name, { instanceType: read.instanceType }),
    tuning: {
      preset: toPreset(read),
      method: read.method,
      ...(read.config && { config: read.config }),
      input: read.input,
      output: read.output,
    },
  });
}

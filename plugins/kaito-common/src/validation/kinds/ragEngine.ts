import type { KubeObject } from '../../manifests/types';
import type { ValidationContext } from '../context';
import { type Finding, rejected } from '../Finding';
import {
  ignoredAnnotations,
  RAG_ANNOTATIONS,
  wrongLabels,
} from '../ignoredAnnotations';
import { machineTypeFindings } from '../machineType';
import { preferredNodesFindings } from '../rules/inert';
import { versionFindings } from '../rules/version';
import { secretNameFindings } from '../secretName';
import { toEqualityMap } from '../selector';
import { withoutNulls } from '../withoutNulls';
import { shapeFindings } from './kindRules';
import { guardrailFindings } from './ragGuardrails';
import type { RagSpec } from './ragSpec';
import { serviceUrlFindings, urlFindings } from './ragUrls';

/** `registry/repo:tag`, the repository in lower case. */
const IMAGE = /^[^\s]+\/[^\s:/A-Z]+:[^\s:/]+$/;
function exactlyOne(rule: string, path: string, a: unknown, b: unknown) {
  return Boolean(a) === Boolean(b)
    ? [
        rejected(
          rule,
          path,
          a ? 'Only one of the two may be given' : 'Neither is given',
          'Give exactly one',
        ),
      ]
    : [];
}

function embeddingFindings({ embedding }: RagSpec): Finding[] {
  const { local, remote } = embedding;
  const path = 'spec.embedding';
  return [
    ...exactlyOne('RAG-1', path, local, remote),
    ...(local
      ? exactlyOne('RAG-2', `${path}.local`, local.image, local.modelID)
      : []),
    ...(local?.image && !IMAGE.test(local.image)
      ? [
          rejected(
            'RAG-3',
            `${path}.local.image`,
            `\`${local.image}\` is not of the form \`registry/repository:tag\` in lower case`,
            'Write the full reference with its tag',
          ),
        ]
      : []),
    ...(remote ? urlFindings('RAG-4', `${path}.remote.url`, remote.url) : []),
  ];
}

function serviceFindings({ inferenceService }: RagSpec): Finding[] {
  if (!inferenceService) {
    return [];
  }
  const path = 'spec.inferenceService';
  const { url, contextWindowSize } = inferenceService;
  return [
    ...(url ? serviceUrlFindings(`${path}.url`, url) : []),
    ...(contextWindowSize > 0
      ? []
      : [
          rejected(
            'RAG-6',
            `${path}.contextWindowSize`,
            'The context window must be above zero',
            'Write the number of tokens of the model’s context',
          ),
        ]),
  ];
}

function computeFindings(
  { compute }: RagSpec,
  context: ValidationContext,
): Finding[] {
  if (!compute) {
    return [];
  }
  const type = compute.instanceType;
  return [
    ...(type
      ? machineTypeFindings(
          {
            rule: 'RAG-7',
            path: 'spec.compute.instanceType',
            type,
            planned: false,
          },
          context,
        )
      : []),
    ...(toEqualityMap(compute.labelSelector) === null
      ? [
          rejected(
            'RAG-8',
            'spec.compute.labelSelector',
            'Nodes can only be selected by equality',
            'Use `matchLabels`',
          ),
        ]
      : []),
    ...preferredNodesFindings(compute, 'spec.compute'),
    ...wrongLabels(
      ['spec', 'compute', 'labelSelector', 'matchLabels'],
      compute.labelSelector?.matchLabels,
    ),
  ];
}

/** SECRET-NAME wherever a RAGEngine names a Secret. */
function secretFindings({
  embedding,
  inferenceService,
  storage,
}: RagSpec): Finding[] {
  const { local, remote } = embedding;
  const named: [path: string, value: unknown][] = [
    ['embedding.local.imagePullSecret', local?.imagePullSecret],
    ['embedding.local.modelAccessSecret', local?.modelAccessSecret],
    ['embedding.remote.accessSecret', remote?.accessSecret],
    ['inferenceService.accessSecret', inferenceService?.accessSecret],
    ['storage.vectorDB.accessSecret', storage?.vectorDB?.accessSecret],
  ];
  return named.flatMap(([path, value]) =>
    secretNameFindings(`spec.${path}`, value),
  );
}

/**
 * What KAITO would say of a RAGEngine: RAG-1 one kind of embedding, RAG-2 and RAG-3 its local model or image, RAG-4
 * and RAG-5 URLs, RAG-6 context window, RAG-7 machine type, RAG-8 selector, RAG-9 guardrails, RAG-10 a URL the engine
 * cannot call. Asked on update as well.
 */
export function validateRagEngine(
  input: unknown,
  context: ValidationContext = {},
): Finding[] {
  const shape = shapeFindings('RAGEngine', input, {
    'spec.embedding': 'RAG-1',
  });
  if (shape.length > 0) {
    return shape;
  }
  const object = withoutNulls(input) as KubeObject & { spec?: RagSpec };
  const { metadata, spec = { embedding: {} } } = object;
  return [
    ...embeddingFindings(spec),
    ...serviceFindings(spec),
    ...computeFindings(spec, context),
    ...guardrailFindings(spec, context),
    ...secretFindings(spec),
    ...ignoredAnnotations(metadata.annotations, RAG_ANNOTATIONS, 'a RAGEngine'),
    ...versionFindings(context),
  ];
}

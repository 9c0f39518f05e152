import type { WorkspaceResource } from '../../manifests/types';
import { findSku } from '../../skus';
import type { ValidationContext } from '../context';
import { type Finding, notChecked, rejected } from '../Finding';
import { toEqualityMap } from '../selector';
import { shapeFindings } from './kindRules';

interface RagSpec {
  compute?: WorkspaceResource;
  embedding: {
    local?: { image?: string; modelID?: string };
    remote?: { url: string };
  };
  inferenceService?: { url?: string; contextWindowSize: number };
  guardrails?: { enabled?: boolean; configMapRef?: { name: string } };
}

/** `registry/repo:tag`, the repository in lower case. */
const IMAGE = /^.+\/[^:/A-Z]+:[^:/]+$/;
const REQUEST_URI = /^([A-Za-z][A-Za-z0-9+.-]*:|\/)/;
const DEFAULT_POLICY = 'ragengine-guardrails-policy-template';
const POLICY_KEY = 'guardrails.yaml';

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

function urlFindings(rule: string, path: string, url: string): Finding[] {
  return REQUEST_URI.test(url)
    ? []
    : [rejected(rule, path, `\`${url}\` is not a URL`, 'Write a full URL')];
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
    ...(url ? urlFindings('RAG-5', `${path}.url`, url) : []),
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
  { cloud = 'azure' }: ValidationContext,
): Finding[] {
  if (!compute) {
    return [];
  }
  const type = compute.instanceType;
  const known =
    !type ||
    findSku(type)?.cloud === cloud ||
    (cloud === 'azure' && /^Standard_[ND]/i.test(type));
  return [
    ...(known
      ? []
      : [
          rejected(
            'RAG-7',
            'spec.compute.instanceType',
            `KAITO has no machine type \`${type}\``,
            'Choose one from the SKU table, or leave `compute` out to run on a CPU',
          ),
        ]),
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
  ];
}

function guardrailFindings(
  { guardrails }: RagSpec,
  context: ValidationContext,
): Finding[] {
  if (!guardrails?.enabled) {
    return [];
  }
  const path = 'spec.guardrails.configMapRef.name';
  const own = guardrails.configMapRef?.name;
  const name = own || DEFAULT_POLICY;
  const maps = own ? context.configMaps : context.releaseConfigMaps;
  if (!maps) {
    return [
      notChecked(
        'RAG-9',
        path,
        `Whether the ConfigMap \`${name}\` exists with the key \`${POLICY_KEY}\` is not known here`,
      ),
    ];
  }
  return maps[name]?.[POLICY_KEY] === undefined
    ? [
        rejected(
          'RAG-9',
          path,
          `There is no ConfigMap \`${name}\` with the key \`${POLICY_KEY}\``,
          'Create it before the RAGEngine',
        ),
      ]
    : [];
}

/**
 * What KAITO would say of a RAGEngine: RAG-1 one kind of embedding, RAG-2 and RAG-3 its local model or image, RAG-4
 * and RAG-5 URLs, RAG-6 context window, RAG-7 machine type, RAG-8 selector, RAG-9 guardrails. Asked on update as well.
 */
export function validateRagEngine(
  object: unknown,
  context: ValidationContext = {},
): Finding[] {
  const shape = shapeFindings('RAGEngine', object, {
    'spec.embedding': 'RAG-1',
  });
  if (shape.length > 0) {
    return shape;
  }
  const { spec = { embedding: {} } } = object as { spec?: RagSpec };
  return [
    ...embeddingFindings(spec),
    ...serviceFindings(spec),
    ...computeFindings(spec, context),
    ...guardrailFindings(spec, context),
  ];
}

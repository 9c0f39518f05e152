import type { KubeObject, WorkspaceResource } from '../../manifests/types';
import type { ValidationContext } from '../context';
import { type Finding, ineffective, notChecked, rejected } from '../Finding';
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

/** `spec` of a RAGEngine of the right shape. */
export interface RagSpec {
  compute?: WorkspaceResource;
  embedding: {
    local?: {
      image?: string;
      modelID?: string;
      imagePullSecret?: string;
      modelAccessSecret?: string;
    };
    remote?: { url: string; accessSecret?: string };
  };
  inferenceService?: {
    url?: string;
    accessSecret?: string;
    contextWindowSize: number;
  };
  storage?: { vectorDB?: { accessSecret?: string } };
  guardrails?: { enabled?: boolean; configMapRef?: { name: string } };
}

/** `registry/repo:tag`, the repository in lower case. */
const IMAGE = /^[^\s]+\/[^\s:/A-Z]+:[^\s:/]+$/;
/** A scheme or an absolute path, and no space in the host. */
const REQUEST_URI = /^([A-Za-z][A-Za-z0-9+.-]*:(?!\/\/[^/]*\s)|\/)/;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/;
const COMPLETIONS = ['/v1/chat/completions', '/v1/completions'];
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
  return REQUEST_URI.test(url) && !CONTROL.test(url)
    ? []
    : [
        rejected(
          rule,
          path,
          `\`${url}\` is not a URL`,
          'Write a full URL, with its scheme',
        ),
      ];
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

/** RAG-5, RAG-10: KAITO tells by the end of the URL which of the two APIs it speaks. */
function serviceUrlFindings(path: string, url: string): Finding[] {
  const malformed = urlFindings('RAG-5', path, url);
  return malformed.length > 0 ||
    (/^https?:\/\//i.test(url) && COMPLETIONS.some(end => url.includes(end)))
    ? malformed
    : [
        ineffective(
          'RAG-10',
          path,
          `KAITO admits \`${url}\`, but the engine calls the URL as it stands and needs one of ${COMPLETIONS.join(
            ' and ',
          )}`,
          'Write the whole URL, e.g. `http://my-model.my-namespace.svc.cluster.local/v1/chat/completions`',
        ),
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
  const policy = Object.hasOwn(maps, name) ? maps[name][POLICY_KEY] : undefined;
  return policy === undefined
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

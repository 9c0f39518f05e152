import { z } from 'zod';
import { toProvenanceAnnotations } from '../../provenance';
import type { RagEngine } from './RagEngine';
import { type Conflict, reporting } from './input/conflicts';
import {
  filled,
  namespace,
  objectName,
  provenance,
  text,
  url,
  whole,
  workloadName,
} from './input/fields';
import { readInput } from './input/readInput';
import { loadBalancerAnnotation } from './parts/annotations';
import { machineConflicts, machineFields, toResource } from './parts/resource';

/** What a Service takes. */
const NAME_MAX = 63;
const IMAGE = /^[^\s/]+(\/[a-z0-9._-]+)+:[A-Za-z0-9_][A-Za-z0-9._-]*$/;
const COMPLETIONS = /\/v1\/(chat\/)?completions$/;

const local = z.strictObject({
  /** Model that turns text into vectors, by its Hugging Face id. */
  modelID: filled.optional(),
  /** Image with such a model (RAG-3). */
  image: text(
    value => IMAGE.test(value),
    'is not of the form `registry/repository:tag` in lower case',
    'Write the full reference with its tag',
  ).optional(),
  imagePullSecret: objectName.optional(),
  modelAccessSecret: objectName.optional(),
});

const secretName = objectName.optional();

/** Fields of a RAGEngine. */
export const ragEngineFields = {
  name: workloadName(NAME_MAX),
  namespace,
  /** Machines of the local embedding; a CPU node the scheduler finds when left out. Cannot be added or removed later. */
  compute: z
    .strictObject(machineFields)
    .superRefine(reporting(machineConflicts))
    .optional(),
  /** Exactly one of a model of its own and a service (RAG-1, RAG-2). */
  embedding: z.strictObject({
    local: local.optional(),
    remote: z.strictObject({ url, accessSecret: secretName }).optional(),
  }),
  /** Model that answers; left out for an engine that only retrieves. */
  inferenceService: z
    .strictObject({
      /** Workspace of the same namespace. */
      workspace: objectName.optional(),
      /** Full address that ends in `/v1/chat/completions` or `/v1/completions`; KAITO tells the two by it. */
      url: url
        .refine(value => COMPLETIONS.test(value), {
          error: 'does not end in `/v1/chat/completions` or `/v1/completions`',
          params: { fix: 'Write the full address of the completions' },
        })
        .optional(),
      /** Secret with the key LLM_ACCESS_SECRET. */
      accessSecret: secretName,
      /** Tokens, above 0 (RAG-6). */
      contextWindowSize: whole(1),
    })
    .optional(),
  storage: z
    .strictObject({
      persistentVolume: z
        .strictObject({
          persistentVolumeClaim: objectName,
          /** KAITO's default: `/mnt/data`. */
          mountPath: text(
            value => /^\/./.test(value),
            'is not an absolute path',
            'Write one such as `/mnt/data`',
          ).optional(),
        })
        .optional(),
      vectorDB: z
        .strictObject({
          engine: z.enum(['qdrant']),
          url,
          /** Secret with the key VECTOR_DB_ACCESS_SECRET. */
          accessSecret: secretName,
        })
        .optional(),
    })
    .optional(),
  guardrails: z
    .strictObject({
      enabled: z.boolean(),
      /** ConfigMap in the same namespace with `guardrails.yaml` (RAG-9). */
      config: objectName.optional(),
    })
    .optional(),
  loadBalancer: z.boolean().optional(),
  provenance,
};

type Fields = z.output<z.ZodObject<typeof ragEngineFields>>;

function exactlyOne(
  path: string[],
  value: Record<string, unknown>,
  kinds: string[],
): Conflict[] {
  return kinds.filter(kind => value[kind] !== undefined).length === 1
    ? []
    : [
        {
          path,
          reason: `does not hold exactly one of ${kinds.join(' and ')}`,
          fix: 'Give one of them',
        },
      ];
}

/** What does not go together in a RAGEngine. */
export function ragConflicts({ embedding, inferenceService }: Fields) {
  return [
    ...exactlyOne(['embedding'], embedding, ['local', 'remote']),
    ...(embedding.local
      ? exactlyOne(['embedding', 'local'], embedding.local, [
          'modelID',
          'image',
        ])
      : []),
    ...(inferenceService
      ? exactlyOne(['inferenceService'], inferenceService, ['workspace', 'url'])
      : []),
  ];
}

const schema = z.object(ragEngineFields).superRefine(reporting(ragConflicts));

/** What a person decides about a RAGEngine. */
export type RagEngineInput = z.input<typeof schema>;

function toService({ inferenceService, namespace: where }: Fields) {
  if (!inferenceService) {
    return undefined;
  }
  const { workspace, ...rest } = inferenceService;
  return workspace
    ? {
        ...rest,
        url: `http://${workspace}.${where}.svc.cluster.local/v1/chat/completions`,
      }
    : rest;
}

/** A v1beta1 RAGEngine. Throws BuilderInputError when a field is not one KAITO can use. */
export function renderRagEngine(input: RagEngineInput): RagEngine {
  const read = readInput(schema, input);
  const { compute, embedding, storage, guardrails } = read;
  const annotations = {
    ...toProvenanceAnnotations(read.provenance ?? {}),
    ...loadBalancerAnnotation(read.loadBalancer),
  };
  const inferenceService = toService(read);
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'RAGEngine',
    metadata: {
      name: read.name,
      namespace: read.namespace,
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: {
      ...(compute && { compute: toResource(read.name, compute) }),
      embedding,
      ...(inferenceService && { inferenceService }),
      ...(storage && { storage }),
      ...(guardrails && {
        guardrails: {
          enabled: guardrails.enabled,
          ...(guardrails.config && {
            configMapRef: { name: guardrails.config },
          }),
        },
      }),
    },
  };
}

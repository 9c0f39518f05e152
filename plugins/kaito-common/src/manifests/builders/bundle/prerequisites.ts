import { BuilderInputError } from '../input/BuilderInputError';
import { renderExternalSecret } from '../renderExternalSecret';
import { renderInferenceConfig } from '../renderInferenceConfig';
import { renderTrainingConfig } from '../renderTrainingConfig';
import type { BundlePart } from './BundleFile';
import type { ReadRequest } from './request';

type Of<K extends ReadRequest['kind']> = Extract<ReadRequest, { kind: K }>;
type Result<T> = { request: T; parts: BundlePart[] };

/** The ConfigMap of a request, and the request with its name in `config`. */
export function withConfig<T extends ReadRequest>(request: T): Result<T> {
  const read = request as ReadRequest;
  if ('inferenceConfig' in read && read.inferenceConfig) {
    const { name: own, ...content } = read.inferenceConfig;
    const name = own ?? (read.config || `${read.name}-config`);
    const { namespace } = read;
    return {
      request: { ...request, config: name },
      parts: [
        {
          stage: 'prerequisite',
          file: 'config.yaml',
          object: renderInferenceConfig({ ...content, name, namespace }),
        },
      ],
    };
  }
  if ('trainingConfig' in read && read.trainingConfig) {
    const { name: own, ...content } = read.trainingConfig;
    const name = own ?? (read.config || `${read.name}-config`);
    const { namespace, method } = read;
    return {
      request: { ...request, config: name },
      parts: [
        {
          stage: 'prerequisite',
          file: 'config.yaml',
          object: renderTrainingConfig({ ...content, name, namespace, method }),
        },
      ],
    };
  }
  return { request, parts: [] };
}

function ragProblem(part: string): BuilderInputError {
  return new BuilderInputError([
    {
      field: 'externalSecret.secretKey',
      reason: `is for \`${part}\`, which the engine does not have`,
      fix: `Give \`${part}\`, or choose another key`,
    },
  ]);
}

/** The engine with the Secret where its key is read. Throws {@link BuilderInputError} when nothing reads it. */
function ragWithSecret(rag: Of<'RAGEngine'>, name: string): Of<'RAGEngine'> {
  const { embedding, inferenceService, storage } = rag;
  switch (rag.externalSecret?.secretKey) {
    case 'LLM_ACCESS_SECRET':
      if (!inferenceService) {
        throw ragProblem('inferenceService');
      }
      return {
        ...rag,
        inferenceService: { ...inferenceService, accessSecret: name },
      };
    case 'VECTOR_DB_ACCESS_SECRET':
      if (!storage?.vectorDB) {
        throw ragProblem('storage.vectorDB');
      }
      return {
        ...rag,
        storage: {
          ...storage,
          vectorDB: { ...storage.vectorDB, accessSecret: name },
        },
      };
    default:
      if (!embedding.local) {
        throw ragProblem('embedding.local');
      }
      return {
        ...rag,
        embedding: {
          ...embedding,
          local: { ...embedding.local, modelAccessSecret: name },
        },
      };
  }
}

/** The ExternalSecret of a request, and the request with the name of the Secret where it is read. */
export function withSecret(request: ReadRequest): Result<ReadRequest> {
  if (!('externalSecret' in request) || !request.externalSecret) {
    return { request, parts: [] };
  }
  const { name: own, ...content } = request.externalSecret;
  const asked =
    'modelAccessSecret' in request ? request.modelAccessSecret : undefined;
  const name = own ?? (asked || `${request.name}-token`);
  const { namespace } = request;
  const parts: BundlePart[] = [
    {
      stage: 'prerequisite',
      file: 'external-secret.yaml',
      object: renderExternalSecret({ ...content, name, namespace }),
    },
  ];
  switch (request.kind) {
    case 'RAGEngine':
      return { request: ragWithSecret(request, name), parts };
    case 'TemplateWorkspace':
      // The template names the Secret itself, wherever it needs it.
      return { request, parts };
    default:
      return { request: { ...request, modelAccessSecret: name }, parts };
  }
}

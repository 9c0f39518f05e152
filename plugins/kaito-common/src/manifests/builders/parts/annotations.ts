import { z } from 'zod';
import { objectName, text, url } from '../input/fields';

/** Weights streamed from a blob that exists already (KAITO 0.12, Azure). */
const staticModelMirror = z.strictObject({
  /** Where KAITO gets the references to the data; no signature in it. */
  dataRefsUrl: url,
  /** Client id of the workload identity. */
  identityClientId: text(
    value => /^[A-Za-z0-9-]+$/.test(value),
    'is not a client id',
    'Write the id of the workload identity',
  ),
  sourceType: z.enum(['public', 'byo']),
});

/** What a person may switch about how a preset is served. KAITO reads it at creation; later changes do nothing. */
export const servingOptions = {
  /** KAITO's default: `vllm`, which is not written. */
  runtime: z.enum(['vllm', 'transformers']).optional(),
  /** What vLLM favours (W7). KAITO's default: `balanced`, which is not written. */
  performanceMode: z
    .enum(['balanced', 'interactivity', 'throughput'])
    .optional(),
  /** No throughput benchmark after loading: ready sooner, no `status.performance`. */
  disableBenchmark: z.boolean().optional(),
  /** Of the nodes, under azure-gpu-provisioner only (W6). */
  nodeImageFamily: z.enum(['ubuntu', 'azurelinux']).optional(),
  /** A NodeClass the operator allows, under karpenter only (W9). */
  nodeClassName: objectName.optional(),
  /** Weights come from a folder of the node instead of Hugging Face (W8). */
  useLocalWeights: z.boolean().optional(),
  /** `disabled` opts out of streaming weights; cannot be changed later (W36). */
  modelStreaming: z.literal('disabled').optional(),
  /** StorageClass of the mirror streamed from. */
  modelMirrorStorageClass: objectName.optional(),
  /** ServiceAccount that may read the mirror. */
  streamingServiceAccount: objectName.optional(),
  staticModelMirror: staticModelMirror.optional(),
  /** Skips the checks of GPU memory at admission (W19, W26). */
  bypassResourceChecks: z.boolean().optional(),
};

const schema = z.object(servingOptions);
export type ServingOptions = z.output<typeof schema>;

function mirrorAnnotations(
  mirror: ServingOptions['staticModelMirror'],
): Record<string, string | undefined> {
  return mirror
    ? {
        'inference.kaito.sh/static-model-mirror': 'true',
        'inference.kaito.sh/stream-datarefs-url': mirror.dataRefsUrl,
        'inference.kaito.sh/stream-identity-client-id': mirror.identityClientId,
        'inference.kaito.sh/stream-source-type': mirror.sourceType,
      }
    : {};
}

/** Entries that have a value. */
export function given(
  entries: Record<string, string | undefined>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entries).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

/** The runtime, where it is not KAITO's default. */
export function runtimeAnnotation({
  runtime,
}: Pick<ServingOptions, 'runtime'>) {
  return given({
    'kaito.sh/runtime': runtime === 'transformers' ? runtime : undefined,
  });
}

/** The options as annotations of a Workspace. What is KAITO's default is not written. */
export function servingAnnotations(
  options: ServingOptions,
): Record<string, string> {
  const mode = options.performanceMode;
  return given({
    ...runtimeAnnotation(options),
    'kaito.sh/performance-mode': mode === 'balanced' ? undefined : mode,
    'kaito.sh/disable-benchmark': options.disableBenchmark ? 'true' : undefined,
    'kaito.sh/node-image-family': options.nodeImageFamily,
    'kaito.sh/node-class-name': options.nodeClassName,
    'kaito.sh/use-local-weights': options.useLocalWeights ? 'true' : undefined,
    'kaito.sh/model-streaming': options.modelStreaming,
    'kaito.sh/model-mirror-storage-class': options.modelMirrorStorageClass,
    'kaito.sh/streaming-service-account': options.streamingServiceAccount,
    'kaito.sh/bypass-resource-checks': options.bypassResourceChecks
      ? 'true'
      : undefined,
    ...mirrorAnnotations(options.staticModelMirror),
  });
}

/** What makes KAITO give a Service an address outside the cluster. Only this spelling works. */
export function loadBalancerAnnotation(wanted: boolean | undefined) {
  return given({ 'kaito.sh/enablelb': wanted ? 'True' : undefined });
}

import type { Explanation } from './link';

type Row = [
  reason: string,
  code: string,
  summary: string,
  nextStep: string,
  why?: string,
];

const IDENTITY =
  'Check the ServiceAccount the streaming annotations or the chart name: it must exist in this namespace with its workload identity.';
const STORAGE_CLASS =
  'Name an existing BlobFuse StorageClass with kaito.sh/model-mirror-storage-class, or set the default of the chart.';
const MIRROR = 'Read the log of the mirror’s download Job.';

/** What KAITO's own reasons mean: of Workspaces, mirrors, sets, engines and roles. */
const ROWS: Row[] = [
  [
    'ContainerOOMKilled',
    'host-memory',
    'The model used more memory than the node could give.',
    'Choose a machine type with more memory.',
    'This is the memory of the machine, not that of the GPU: a full GPU shows as a crash.',
  ],
  [
    'ImagePullError',
    'image-pull',
    'The image of the model server cannot be pulled.',
    'Check whether the nodes reach the registry.',
  ],
  [
    'ContainerStartError',
    'container-start',
    'The container of the model server cannot be started.',
    'Check the Secrets, ConfigMaps and the command it refers to.',
  ],
  [
    'ContainerCrashLoopBackOff',
    'crash',
    'The model server starts and ends again and again.',
    'Read the log of the pod for the first error.',
  ],
  [
    'PodEvicted',
    'evicted',
    'The pod of the model was evicted from its node.',
    'See what the node ran short of; KAITO starts the pod again by itself.',
  ],
  [
    'NodeDiskPressure',
    'DiskPressure',
    'The disk of the node is nearly full.',
    'Free space on the node, or choose a machine type with a larger disk.',
    'Kubernetes evicts pods from a node that runs out of disk.',
  ],
  [
    'NodeMemoryPressure',
    'MemoryPressure',
    'The memory of the node is nearly used up.',
    'Choose a machine type with more memory.',
    'Kubernetes evicts pods from a node that runs out of memory.',
  ],
  [
    'Unschedulable',
    'unschedulable',
    'No node can take the pod of the model.',
    'Read which requirement no node meets.',
  ],
  [
    'SASTokenFetchFailed',
    'sas-token',
    'The token that opens the streamed weights could not be fetched.',
    'Check the data reference URL, the client id and the role of the identity on the storage account.',
    'Weights in blob storage are read with a token that KAITO fetches for the pod.',
  ],
  [
    'ModelStreamingStorageClassNotFound',
    'streaming-storage-class',
    'The StorageClass for streamed weights does not exist.',
    STORAGE_CLASS,
  ],
  [
    'ModelStreamingInvalidStorageClass',
    'streaming-storage-class',
    'The StorageClass for streamed weights is not one KAITO can stream from.',
    STORAGE_CLASS,
  ],
  [
    'ModelStreamingServiceAccountInvalid',
    'streaming-identity',
    'The ServiceAccount for streamed weights is missing or has no workload identity.',
    IDENTITY,
  ],
  [
    'ModelStreamingInvalidAnnotations',
    'streaming-annotations',
    'The streaming annotations of the Workspace do not fit together.',
    'A static mirror needs stream-datarefs-url, stream-identity-client-id and stream-source-type; changing them takes a new Workspace.',
  ],
  [
    'ModelMirrorCreateFailed',
    'mirror-create',
    'KAITO could not create the mirror of the weights.',
    'Read the raw message; the gate ModelMirror and its StorageClass must be there.',
  ],
  [
    'BenchmarkFailed',
    'benchmark',
    'The model answers, but its benchmark failed.',
    'Use it as it is, or create it anew with kaito.sh/disable-benchmark.',
    'KAITO measures speed after loading and counts a failed measurement as not ready.',
  ],
  [
    'DownloadFailed',
    'mirror-download',
    'The weights could not be downloaded into the mirror.',
    `${MIRROR} A gated model needs an accessSecret.`,
  ],
  [
    'DownloadOOMKilled',
    'mirror-memory',
    'The download into the mirror ran out of memory.',
    'Raise modelMirrorDownloadMemory in the values of the chart.',
  ],
  [
    'DownloadEvicted',
    'mirror-evicted',
    'The download into the mirror was evicted from its node.',
    'See what the node ran short of.',
  ],
  [
    'JobCreateFailed',
    'mirror-job',
    'The download Job of the mirror could not be created.',
    'Read the raw message: quota or policy of the job’s namespace.',
  ],
  [
    'InvalidSpec',
    'mirror-spec',
    'The mirror’s own description is not valid.',
    'Create the mirror anew: its spec cannot change.',
  ],
  [
    'PVCCreateFailed',
    'mirror-storage',
    'The volume of the mirror could not be created.',
    'Check the StorageClass and its quota.',
  ],
  [
    'WorkspaceTuningJobStatusFailed',
    'tuning-failed',
    'The tuning job failed.',
    'Read the log of its pod; any change to the tuning section starts it anew.',
  ],
  [
    'workspaceFailed',
    'tuning-failed',
    'The tuning job failed.',
    'Read the log of its pod; any change to the tuning section starts it anew.',
  ],
  [
    'inferencesetFailed',
    'set-failed',
    'KAITO could not set up the InferenceSet around its replicas.',
    'Read the raw message: the gateway extension needs Flux and its CRDs.',
  ],
  [
    'nodeClaimFailedCreation',
    'claim-creation',
    'KAITO could not ask for a node.',
    'Read the raw message; KAITO keeps trying.',
  ],
  [
    'checkNodeClaimStatusFailed',
    'claim-failed',
    'The machine of the engine could not be provided.',
    'Look at its NodeClaim.',
  ],
  [
    'ragengineResourceStatusFailed',
    'rag-resource',
    'The compute of the engine could not be provided.',
    'Look at its NodeClaim and nodes.',
  ],
  [
    'RAGEngineServiceStatusFailed',
    'rag-service',
    'The service of the engine does not run.',
    'Look at its Deployment, its embedding model and its LLM secret.',
    'KAITO leaves ServiceReady True when a running service fails, so that alone does not show it.',
  ],
  [
    'ReconcileFailed',
    'reconcile',
    'KAITO could not carry out what the object asks for.',
    'Read the raw message; KAITO keeps trying.',
  ],
];

const MEANINGS = new Map(
  ROWS.map(([reason, code, summary, nextStep, why]) => [
    reason,
    { code, summary, nextStep, why: why ?? null } satisfies Explanation,
  ]),
);

/** What a reason KAITO gives means; undefined for one that only says "not yet" or is a cloud's own. */
export function meaningOf(
  reason: string | null | undefined,
): Explanation | undefined {
  return MEANINGS.get(reason ?? '');
}

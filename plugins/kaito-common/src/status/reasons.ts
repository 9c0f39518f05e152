/** Reasons of InferenceReady=False that only mean "not yet". Every other one names a failure. */
export const STARTING_IN_PROGRESS: ReadonlySet<string> = new Set([
  '',
  'WorkspaceInferenceStatusPending',
]);

/** Reasons a NodeClaim gives, and KAITO copies, while a machine is simply under way. */
export const CLAIM_UNDER_WAY: ReadonlySet<string> = new Set([
  '',
  'AwaitingReconciliation',
  'KnownEphemeralTaintsExist',
  'NodeNotFound',
  'NodeNotReady',
  'NotInitialized',
  'NotLaunched',
  'NotRegistered',
  'ResourceNotRegistered',
  'StartupTaintsExist',
]);

/** Reasons of NodeClaimReady=False that only mean "not yet". */
export const PROVISIONING_IN_PROGRESS: ReadonlySet<string> = new Set([
  ...CLAIM_UNDER_WAY,
  'NodeClaimNotReady',
]);

/** Reasons of a model mirror that will not mend by waiting. */
export const MIRROR_FAILURES: ReadonlySet<string> = new Set([
  'DownloadFailed',
  'DownloadOOMKilled',
  'DownloadEvicted',
  'JobCreateFailed',
  'InvalidSpec',
  'PVCCreateFailed',
]);

/** Reasons of a RAGEngine's NodeClaimReady=False that name a failure. */
export const RAG_PROVISIONING_FAILURES: ReadonlySet<string> = new Set([
  'nodeClaimFailedCreation',
  'checkNodeClaimStatusFailed',
]);

const RECONCILE_ERROR = /reconcile error:\s*(.+?)\s*\)?\s*$/is;

/** The error KAITO appends to a message as " (last reconcile error: …)"; null when there is none. */
export function reconcileErrorIn(message: string | null | undefined) {
  return RECONCILE_ERROR.exec(message ?? '')?.[1] ?? null;
}

/** Reasons of InferenceReady=False that only mean "not yet". Every other one names a failure. */
export const STARTING_IN_PROGRESS: ReadonlySet<string> = new Set([
  '',
  'WorkspaceInferenceStatusPending',
]);

/** Reasons of NodeClaimReady=False that only mean "not yet". */
export const PROVISIONING_IN_PROGRESS: ReadonlySet<string> = new Set([
  '',
  'NodeClaimNotReady',
  'AwaitingReconciliation',
]);

/** Reasons of a model mirror that will not mend by waiting. */
export const MIRROR_FAILURES: ReadonlySet<string> = new Set([
  'DownloadFailed',
  'DownloadOOMKilled',
  'DownloadEvicted',
  'JobCreateFailed',
  'InvalidSpec',
]);

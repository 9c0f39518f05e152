/** Our derived states, from KAITO's conditions (see reference rules in `derivePhase`). KAITO's own words stay beside them. */
export const PHASE_NAMES = [
  'Planning',
  'Provisioning',
  'InstallingGpuPlugin',
  'Downloading',
  'Starting',
  'Benchmarking',
  'Ready',
  'ReadyBenchmarkFailed',
  'Degraded',
  'Running',
  'Succeeded',
  'Scaling',
  'ScaledToZero',
  'Pending',
  'ProvisioningFailed',
  'Failed',
  'Deleting',
] as const;

/** How a phase should be read: `False` in KAITO is not the same as failed. */
export const PHASE_SEVERITIES = [
  'ok',
  'progress',
  'warning',
  'error',
  'neutral',
] as const;

export type PhaseName = (typeof PHASE_NAMES)[number];
export type PhaseSeverity = (typeof PHASE_SEVERITIES)[number];

/** A derived phase with KAITO's own reason and message. */
export interface Phase {
  name: PhaseName;
  severity: PhaseSeverity;
  reason: string | null;
  message: string | null;
  /** Since when, from the condition that decided; ISO 8601. */
  since: string | null;
}

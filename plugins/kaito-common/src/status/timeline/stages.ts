/** Stages a workload of any kind goes through; which of them and in what order depends on its kind. */
export const TIMELINE_STAGES = [
  'planned',
  'provisioning',
  'nodes',
  'gpuPlugin',
  'weights',
  'serving',
  'benchmark',
  'jobStarted',
  'training',
  'replicas',
  'prefill',
  'decode',
  'routing',
  'storage',
  'download',
  'ready',
] as const;

/** What has become of a stage. `skipped`: this workload does not go through it. */
export const STAGE_STATES = [
  'done',
  'current',
  'waiting',
  'failed',
  'skipped',
] as const;

/** Where a duration comes from. */
export const DURATION_BASES = ['measured', 'estimated', 'configured'] as const;

export type TimelineStageName = (typeof TIMELINE_STAGES)[number];
export type StageState = (typeof STAGE_STATES)[number];
export type DurationBasis = (typeof DURATION_BASES)[number];

import type { TimelineStage } from '@kaito-portal/backstage-plugin-kaito-common/api';

/** Each stage as a person would say it. */
export const STAGE_WORDS: Record<TimelineStage['stage'], string> = {
  planned: 'Work out the nodes it needs',
  provisioning: 'Get GPU nodes',
  nodes: 'Nodes join and become ready',
  gpuPlugin: 'GPUs become usable',
  weights: 'Fetch the weights',
  serving: 'Start the model server',
  benchmark: 'Measure its speed',
  jobStarted: 'Start the job',
  training: 'Train',
  replicas: 'Start the replicas',
  prefill: 'Start the replicas that read prompts',
  decode: 'Start the replicas that write answers',
  routing: 'Lead requests to the replicas',
  storage: 'Get storage',
  download: 'Download the weights',
  ready: 'Ready',
};

/** What has become of a stage. */
export const STATE_WORDS: Record<TimelineStage['state'], string> = {
  done: 'done',
  current: 'under way',
  waiting: 'to come',
  failed: 'failed',
  skipped: 'not needed',
};

/**
 * How long a stage has taken, seconds; while it lasts it goes on from the moment the cluster wrote. Null when the cluster
 * does not say.
 */
export function elapsedSeconds(
  { state, since, elapsedSeconds: told }: TimelineStage,
  now: Date,
): number | null {
  if (state === 'current' && since) {
    return Math.max(0, (now.getTime() - Date.parse(since)) / 1_000);
  }
  return told;
}

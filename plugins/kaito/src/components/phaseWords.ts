import type { PhaseName } from '@kaito-portal/backstage-plugin-kaito-common/status';

/** Each phase as a person would say it, and what it means. */
export const PHASE_WORDS: Record<PhaseName, { word: string; means: string }> = {
  Planning: {
    word: 'Planning',
    means: 'KAITO is working out how many nodes the model needs.',
  },
  Provisioning: {
    word: 'Getting GPU nodes',
    means: 'KAITO has asked for GPU nodes and waits for them.',
  },
  InstallingGpuPlugin: {
    word: 'Preparing GPUs',
    means: 'The nodes are there; their GPUs are not usable yet.',
  },
  Downloading: {
    word: 'Downloading model',
    means: 'The weights are on their way to the node.',
  },
  Starting: {
    word: 'Starting model',
    means: 'The nodes are ready; the model is loading.',
  },
  Benchmarking: {
    word: 'Benchmarking',
    means: 'The model runs; KAITO measures it before it calls it ready.',
  },
  Ready: { word: 'Ready', means: 'It answers.' },
  ReadyBenchmarkFailed: {
    word: 'Ready, not measured',
    means: 'The model answers; its benchmark failed.',
  },
  Degraded: {
    word: 'Degraded',
    means: 'It was ready and is not any more.',
  },
  Running: { word: 'Running', means: 'The job is under way.' },
  Succeeded: { word: 'Succeeded', means: 'The job has ended well.' },
  Scaling: {
    word: 'Scaling',
    means: 'The number of replicas is changing.',
  },
  ScaledToZero: {
    word: 'Scaled to zero',
    means: 'No replica runs, as asked.',
  },
  Pending: { word: 'Pending', means: 'KAITO has not reported on it yet.' },
  ProvisioningFailed: {
    word: 'Provisioning failed',
    means: 'The GPU nodes could not be had.',
  },
  Failed: { word: 'Failed', means: 'It will not get further by itself.' },
  Deleting: { word: 'Being deleted', means: 'It is being removed.' },
};

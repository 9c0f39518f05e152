import { deployPods } from '../pods/deployPods';
import { podEvents, reportPods, startPods } from '../pods/reportPods';
import { assignAddress } from '../pods/assignAddress';
import { stableNumber } from '../stable';
import type { WorkspaceWorld } from '../world/WorkspaceWorld';
import type { Step } from './Step';

function readyReplicas(world: WorkspaceWorld, count: number) {
  const set = world.statefulSet;
  if (set) {
    world.write(set, draft => {
      draft.status = { ...(draft.status as object), readyReplicas: count };
    });
  }
}

/** Service, StatefulSet and Pods are made; the image is being pulled. */
export const SCHEDULED: Step<WorkspaceWorld> = {
  after: 0.5,
  run: world => {
    deployPods(world);
    world.conditions([
      'InferenceReady',
      'False',
      'WorkspaceInferenceStatusPending',
      `0/${world.plan.nodes} inference replicas are ready`,
    ]);
  },
};

/** The containers run and load the weights. */
export const STARTED: Step<WorkspaceWorld> = {
  after: 2.5,
  run: world => {
    startPods(world);
    assignAddress(world);
  },
};

/** The model answers. */
export const SERVING: Step<WorkspaceWorld> = {
  after: 5,
  run: world => {
    reportPods(world, {
      ready: true,
      state: { running: { startedAt: world.at } },
    });
    readyReplicas(world, world.plan.nodes);
    world.conditions([
      'InferenceReady',
      'True',
      'WorkspaceInferenceStatusSuccess',
      'inference has been deployed successfully',
    ]);
  },
};

/** Tokens a minute: smaller models and more GPUs do more; a figure for the sandbox, not a measurement. */
function peakTokens(world: WorkspaceWorld): number {
  const { weightsGiB, gpusPerNode } = world.plan;
  const rough = (gpusPerNode * 1_900_000) / Math.max(4, weightsGiB);
  const spread = stableNumber(world.workspace.metadata.uid ?? '', 1000);
  return Math.round(rough + spread);
}

/** The throughput benchmark ended well. */
export const BENCHMARKED: Step<WorkspaceWorld> = {
  after: 4,
  run: world => {
    world.status({
      performance: {
        metrics: {
          peakTokensPerMinute: {
            description: 'Peak token throughput per minute',
            value: String(peakTokens(world)),
            unit: 'tokens/min',
            config: {
              durationSec: '60',
              inputTokens: '2048',
              outputTokens: '256',
              maxConcurrency: '64',
              engine: 'vllm',
              engineVersion: '0.25.1',
              quantization: '',
            },
          },
        },
      },
    });
    world.conditions([
      'BenchmarkCompleted',
      'True',
      'BenchmarkCompleted',
      'benchmark completed',
    ]);
  },
};

/** All is well. */
export const SUCCEEDED: Step<WorkspaceWorld> = {
  after: 0.3,
  run: world => {
    world.status({ state: 'Ready' });
    world.conditions([
      'WorkspaceSucceeded',
      'True',
      'workspaceSucceeded',
      'workspace succeeds',
    ]);
    world.event({
      type: 'Normal',
      reason: 'Reconciled',
      message: 'workspace reconciled',
      source: 'workspace-controller',
    });
  },
};

/** It was ready, and is no more: the replicas stopped answering. */
export const DEGRADED: Step<WorkspaceWorld> = {
  after: 8,
  run: world => {
    podEvents(
      world,
      'Unhealthy',
      'Readiness probe failed: HTTP probe failed with statuscode: 503',
      {
        type: 'Warning',
      },
    );
    reportPods(world, {
      restartCount: 1,
      state: { running: { startedAt: world.at } },
    });
    readyReplicas(world, 0);
    world.status({ state: 'NotReady' });
    world.conditions(
      [
        'InferenceReady',
        'False',
        'WorkspaceInferenceStatusPending',
        `0/${world.plan.nodes} inference replicas are ready`,
      ],
      [
        'WorkspaceSucceeded',
        'False',
        'workspacePending',
        'workspace is not ready',
      ],
    );
  },
};

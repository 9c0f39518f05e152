import { reportContainer } from '../objects/containerState';
import { buildPod, podSpec } from '../objects/pod';
import { buildServices } from '../objects/services';
import { buildStatefulSet } from '../objects/statefulSet';
import { stableNumber } from '../stable';
import type { Workspace } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { ContainerReport } from '../objects/containerState';
import type { WorkspaceWorld } from '../world/WorkspaceWorld';
import type { Step } from './Step';

/** Reports the same of every Pod's container. */
export function reportPods(world: WorkspaceWorld, report: ContainerReport) {
  world
    .pods()
    .forEach(pod =>
      world.write(pod, draft => reportContainer(draft, report, world.at)),
    );
}

/** Tells the same about every Pod. */
export function podEvents(
  world: WorkspaceWorld,
  reason: string,
  message: string,
  extra: { type?: 'Normal' | 'Warning'; source?: string; count?: number } = {},
) {
  world
    .pods()
    .forEach(pod =>
      world.event(
        { type: 'Normal', source: 'kubelet', reason, message, ...extra },
        pod,
      ),
    );
}

function readyReplicas(world: WorkspaceWorld, count: number) {
  const { name, namespace } = world.workspace.metadata;
  const set = world.store.get('StatefulSet', name, namespace);
  if (set) {
    world.write(set, draft => {
      draft.status = { ...(draft.status as object), readyReplicas: count };
    });
  }
}

const IMAGE = 'mcr.microsoft.com/aks/kaito/kaito-base:0.5.0';

/** Service, StatefulSet and Pods are made; the image is being pulled. */
export const SCHEDULED: Step = {
  after: 0.5,
  run: world => {
    const { plan, workspace, at } = world;
    const { inference } = workspace as unknown as Workspace;
    const spec = podSpec(workspace, { ...plan, template: inference?.template });
    buildServices(workspace, at).forEach(service => world.ensure(service));
    const set = world.ensure(buildStatefulSet(workspace, plan.nodes, spec, at));
    world.nodes().forEach((node, index) => {
      const nodeName = node.metadata.name;
      const pod = buildPod(workspace, set, {
        index,
        nodeName,
        spec,
        created: at,
      });
      world.ensure(pod);
      world.event(
        {
          type: 'Normal',
          reason: 'Scheduled',
          message: `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${nodeName}`,
          source: 'default-scheduler',
        },
        pod,
      );
    });
    reportPods(world, { state: { waiting: { reason: 'ContainerCreating' } } });
    podEvents(world, 'Pulling', `Pulling image "${IMAGE}"`);
    world.conditions([
      'InferenceReady',
      'False',
      'WorkspaceInferenceStatusPending',
      `0/${plan.nodes} inference replicas are ready`,
    ]);
  },
};

/** The containers run and load the weights. */
export const STARTED: Step = {
  after: 2.5,
  run: world => {
    podEvents(world, 'Pulled', `Successfully pulled image "${IMAGE}"`);
    podEvents(
      world,
      'Started',
      `Started container ${world.workspace.metadata.name}`,
    );
    reportPods(world, { state: { running: { startedAt: world.at } } });
  },
};

/** The model answers. */
export const SERVING: Step = {
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
export const BENCHMARKED: Step = {
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
export const SUCCEEDED: Step = {
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
export const DEGRADED: Step = {
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

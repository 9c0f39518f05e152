import { setCondition } from '../conditions';
import type { WorkspaceWorld } from '../world/WorkspaceWorld';
import { podEvents, reportPods } from './serving';
import type { Step } from './Step';

/** Azure's name for the quota of a machine family, e.g. `StandardNCADSA100v4Family`. */
export function quotaFamily(instanceType: string): string {
  const match = /^Standard_([A-Z]+)\d+([a-z]*)_(?:([A-Z]+\d+)_)?(v\d+)$/.exec(
    instanceType,
  );
  if (!match) {
    return 'StandardNVFamily';
  }
  const [, series, features, accelerator = '', version] = match;
  return `Standard${series}${features.toUpperCase()}${accelerator}${version}Family`;
}

const cpusOf = (instanceType: string) =>
  Number(/_[A-Z]+(\d+)/.exec(instanceType)?.[1] ?? 0);

function failClaims(world: WorkspaceWorld, reason: string, message: string) {
  world.claims().forEach(claim => {
    world.write(claim, draft => {
      setCondition(draft, ['Launched', 'False', reason, message], world.now);
      setCondition(
        draft,
        ['Ready', 'False', 'UnhealthyDependents', 'Launched=False'],
        world.now,
      );
    });
    world.event(
      { type: 'Warning', reason, message, source: 'karpenter', count: 4 },
      claim,
    );
  });
}

/** Azure refuses the machines: the subscription has no quota for the family. Stays so. */
export const QUOTA_REFUSED: Step = {
  after: 3,
  run: world => {
    const { instanceType = '', nodes } = world.plan;
    const family = quotaFamily(instanceType);
    const message = `creating instance failed, RESPONSE 409: 409 Conflict, ERROR CODE: OperationNotAllowed, message: Operation could not be completed as it results in exceeding approved Total Regional ${family} Cores quota. Additional details - Deployment Model: Resource Manager, Location: ${
      world.region
    }, Current Limit: 0, Current Usage: 0, Additional Required: ${
      cpusOf(instanceType) * nodes
    }, (Minimum) New Limit Required: ${cpusOf(instanceType) * nodes}.`;
    failClaims(world, 'LaunchFailed', message);
    world.conditions(
      ['NodeClaimReady', 'False', 'LaunchFailed', message],
      ['ResourceReady', 'False', 'LaunchFailed', message],
    );
    world.event({
      type: 'Warning',
      reason: 'NodeClaimCreationFailed',
      message,
      source: 'workspace-controller',
      count: 4,
    });
  },
};

/** The machine runs and never joins the cluster. Stays so. */
export const NODE_STUCK: Step = {
  after: 6,
  run: world => {
    const message = 'Node not registered with cluster';
    world.conditions(
      ['NodeClaimReady', 'Unknown', 'NodeNotFound', message],
      ['ResourceReady', 'False', 'NodeNotFound', message],
    );
  },
};

function inferenceFailed(
  world: WorkspaceWorld,
  reason: string,
  message: string,
) {
  world.conditions(['InferenceReady', 'False', reason, message.slice(0, 256)]);
}

/** The image cannot be pulled. Stays so. */
export const IMAGE_PULL_FAILED: Step = {
  after: 3,
  run: world => {
    const image = 'mcr.microsoft.com/aks/kaito/kaito-base:0.5.0';
    const message = `Failed to pull image "${image}": failed to resolve reference "${image}": failed to do request: Head "https://mcr.microsoft.com/v2/aks/kaito/kaito-base/manifests/0.5.0": dial tcp: i/o timeout`;
    podEvents(world, 'Failed', message, { type: 'Warning', count: 3 });
    podEvents(world, 'BackOff', `Back-off pulling image "${image}"`, {
      type: 'Warning',
      count: 7,
    });
    reportPods(world, {
      state: {
        waiting: {
          reason: 'ImagePullBackOff',
          message: `Back-off pulling image "${image}": ErrImagePull: ${message}`,
        },
      },
    });
    inferenceFailed(world, 'ImagePullError', message);
  },
};

function crash(
  world: WorkspaceWorld,
  ended: { exitCode: number; reason: string; message: string },
  restartCount: number,
) {
  const { name } = world.workspace.metadata;
  const waiting = {
    reason: 'CrashLoopBackOff',
    message: `back-off 5m0s restarting failed container=${name}`,
  };
  reportPods(world, {
    restartCount,
    state: { waiting },
    lastState: {
      terminated: { ...ended, startedAt: world.at, finishedAt: world.at },
    },
  });
  podEvents(world, 'BackOff', `Back-off restarting failed container ${name}`, {
    type: 'Warning',
    count: restartCount * 4,
  });
}

/** Hugging Face refuses the weights: the model is gated and the token is missing or was not granted. Stays so. */
export const GATED: Step = {
  after: 4,
  run: world => {
    const message =
      'huggingface_hub.errors.GatedRepoError: 401 Client Error. Cannot access gated repo: access to this model is restricted. You must have access to it and be authenticated to access it. Please log in.';
    crash(world, { exitCode: 1, reason: 'Error', message }, 5);
    inferenceFailed(world, 'ContainerCrashLoopBackOff', message);
  },
};

/** The host ran out of memory while loading. Stays so. */
export const OUT_OF_MEMORY: Step = {
  after: 4,
  run: world => {
    crash(world, { exitCode: 137, reason: 'OOMKilled', message: '' }, 3);
    inferenceFailed(
      world,
      'ContainerOOMKilled',
      `container ${world.workspace.metadata.name} was OOMKilled (exit code 137)`,
    );
  },
};

/** The model serves, the benchmark did not finish. Stays so. */
export const BENCHMARK_FAILED: Step = {
  after: 4,
  run: world => {
    const message = 'benchmark did not complete within 600s';
    world.status({ state: 'NotReady' });
    world.conditions(
      ['BenchmarkCompleted', 'False', 'BenchmarkFailed', message],
      ['WorkspaceSucceeded', 'False', 'BenchmarkFailed', message],
    );
  },
};

import { refuseMachines } from '../machines/claims';
import { quotaRefusal } from '../machines/quotaRefusal';
import { crashPods } from '../pods/crashPods';
import { failPull } from '../pods/reportPods';
import type { WorkspaceWorld } from '../world/WorkspaceWorld';
import type { Step } from './Step';

/** Azure refuses the machines: the subscription has no quota for the family. Stays so. */
export const QUOTA_REFUSED: Step<WorkspaceWorld> = {
  after: 3,
  run: world => {
    const message = quotaRefusal(world);
    refuseMachines(world, 'LaunchFailed', message);
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
export const NODE_STUCK: Step<WorkspaceWorld> = {
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
export const IMAGE_PULL_FAILED: Step<WorkspaceWorld> = {
  after: 3,
  run: world => {
    const message = failPull(world);
    inferenceFailed(world, 'ImagePullError', message);
  },
};

/** Hugging Face refuses the weights: the model is gated and the token is missing or was not granted. Stays so. */
export const GATED: Step<WorkspaceWorld> = {
  after: 4,
  run: world => {
    const message =
      'huggingface_hub.errors.GatedRepoError: 401 Client Error. Cannot access gated repo: access to this model is restricted. You must have access to it and be authenticated to access it. Please log in.';
    crashPods(world, { exitCode: 1, reason: 'Error', message }, 5);
    inferenceFailed(world, 'ContainerCrashLoopBackOff', message);
  },
};

/** The host ran out of memory while loading. Stays so. */
export const OUT_OF_MEMORY: Step<WorkspaceWorld> = {
  after: 4,
  run: world => {
    crashPods(world, { exitCode: 137, reason: 'OOMKilled', message: '' }, 3);
    inferenceFailed(
      world,
      'ContainerOOMKilled',
      `container ${world.workspace.metadata.name} was OOMKilled (exit code 137)`,
    );
  },
};

/** The model serves, the benchmark did not finish. Stays so. */
export const BENCHMARK_FAILED: Step<WorkspaceWorld> = {
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

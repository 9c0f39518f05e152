import { refuseMachines } from '../machines/claims';
import { quotaRefusal } from '../machines/quotaRefusal';
import { crashPods } from '../pods/crashPods';
import { failPull } from '../pods/reportPods';
import type { Step } from '../scripts/Step';
import type { RagEngineWorld } from '../world/RagEngineWorld';
import { serviceFailed } from './serving';

/** Azure refuses the machines. Stays so. */
export const QUOTA_REFUSED: Step<RagEngineWorld> = {
  after: 3,
  run: world => {
    const message = quotaRefusal(world);
    refuseMachines(world, 'LaunchFailed', message);
    world.conditions(
      ['NodeClaimReady', 'False', 'checkNodeClaimStatusFailed', message],
      ['ResourceReady', 'False', 'ragengineResourceStatusFailed', message],
      ['RAGEngineSucceeded', 'False', 'ragengineFailed', message],
    );
  },
};

/** The image cannot be pulled. Stays so. */
export const IMAGE_PULL_FAILED: Step<RagEngineWorld> = {
  after: 3,
  run: world => {
    failPull(world);
    serviceFailed(world, 'timed out waiting for the deployment to be ready');
  },
};

/** The embedding model takes more memory than there is. Stays so. */
export const OUT_OF_MEMORY: Step<RagEngineWorld> = {
  after: 4,
  run: world => {
    crashPods(world, { exitCode: 137, reason: 'OOMKilled', message: '' }, 3);
    serviceFailed(world, 'timed out waiting for the deployment to be ready');
  },
};

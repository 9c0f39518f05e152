import { assignAddress } from '../pods/assignAddress';
import { imageOf, podEvents, reportPods, startPods } from '../pods/reportPods';
import { noteRevision, revisionOf } from '../scripts/revision';
import type { Step } from '../scripts/Step';
import type { RagEngineWorld } from '../world/RagEngineWorld';
import {
  buildRagDeployment,
  buildRagPod,
  buildRagService,
  ragPodSpec,
} from './objects';

/** Puts the engine's Pod on its node. */
function placePod(world: RagEngineWorld) {
  const { object, plan, at: created, nodeName } = world;
  const spec = ragPodSpec(object, plan.gpus);
  const deployment = world.ensure(buildRagDeployment(object, spec, created));
  const pod = world.ensure(
    buildRagPod(object, deployment, { nodeName, spec, created }),
  );
  world.event(
    {
      type: 'Normal',
      reason: 'Scheduled',
      message: `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to ${nodeName}`,
      source: 'default-scheduler',
    },
    pod,
  );
  reportPods(world, { state: { waiting: { reason: 'ContainerCreating' } } });
  podEvents(world, 'Pulling', `Pulling image "${imageOf(world)}"`);
}

function readyReplicas(world: RagEngineWorld, count: number) {
  if (world.deployment) {
    world.write(world.deployment, draft => {
      draft.status = { replicas: 1, readyReplicas: count };
    });
  }
}

/** Service, Deployment and Pod are made. */
export const SCHEDULED: Step<RagEngineWorld> = {
  after: 0.5,
  run: world => {
    world.ensure(buildRagService(world.object, world.at));
    placePod(world);
  },
};

export const STARTED: Step<RagEngineWorld> = {
  after: 2.5,
  run: world => {
    startPods(world);
    assignAddress(world);
  },
};

/** The engine answers. */
export const SERVING: Step<RagEngineWorld> = {
  after: 4,
  run: world => {
    reportPods(world, {
      ready: true,
      state: { running: { startedAt: world.at } },
    });
    readyReplicas(world, 1);
    world.conditions(
      [
        'ServiceReady',
        'True',
        'RAGEngineServiceSuccess',
        'Inference has been deployed successfully',
      ],
      [
        'RAGEngineSucceeded',
        'True',
        'ragengineSucceeded',
        'ragengine succeeds',
      ],
    );
  },
};

/** The controller notes a change. */
export const REVISE: Step<RagEngineWorld> = {
  after: 0.3,
  run: world => world.change(noteRevision),
};

/** The Deployment gets the new environment, and its Pod is made anew. The conditions stay: KAITO only looks. */
export const ROLL: Step<RagEngineWorld> = {
  after: 0.5,
  run: world => {
    const { object, plan } = world;
    if (world.deployment) {
      world.write(world.deployment, draft => {
        const { template } = draft.spec as { template: { spec: unknown } };
        template.spec = ragPodSpec(object, plan.gpus);
        draft.metadata.annotations = {
          'ragengine.kaito.io/revision': revisionOf(object),
        };
        draft.status = { replicas: 1, readyReplicas: 0 };
      });
    }
    world.pods().forEach(pod => world.remove(pod));
    placePod(world);
  },
};

/** It answered, and does no more. `ServiceReady` stays as it was: KAITO tells the failure under another type. */
export const DEGRADED: Step<RagEngineWorld> = {
  after: 8,
  run: world => {
    podEvents(
      world,
      'Unhealthy',
      'Readiness probe failed: HTTP probe failed with statuscode: 503',
      { type: 'Warning' },
    );
    reportPods(world, {
      restartCount: 1,
      state: { running: { startedAt: world.at } },
    });
    readyReplicas(world, 0);
    serviceFailed(world, 'timed out waiting for the deployment to be ready');
  },
};

/** The service does not come up. */
export function serviceFailed(world: RagEngineWorld, message: string) {
  world.conditions(
    ['RAGEngineServiceReady', 'False', 'RAGEngineServiceStatusFailed', message],
    ['RAGEngineSucceeded', 'False', 'ragengineFailed', message],
  );
}

import type { Workspace } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { ApiObject } from '../../cluster/ApiObject';
import { buildPod, podSpec, startedWith } from '../objects/pod';
import { buildServices } from '../objects/services';
import { buildStatefulSet } from '../objects/statefulSet';
import { revisionOf } from '../scripts/revision';
import type { WorkspaceWorld } from '../world/WorkspaceWorld';
import { imageOf, podEvents, reportPods } from './reportPods';

function specOf(world: WorkspaceWorld) {
  const { inference } = world.workspace as unknown as Workspace;
  const set = world.statefulSet;
  return podSpec(
    world.workspace,
    { ...world.plan, template: inference?.template },
    set && startedWith(set),
  );
}

/** Puts one Pod on each node, with the image still to come. */
function placePods(
  world: WorkspaceWorld,
  set: ApiObject,
  spec: Record<string, unknown>,
) {
  const revision = revisionOf(world.workspace);
  world.nodes().forEach((node, index) => {
    const nodeName = node.metadata.name;
    const created = world.at;
    const given = { index, nodeName, spec, created, revision };
    const pod = world.ensure(buildPod(world.workspace, set, given));
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
  podEvents(world, 'Pulling', `Pulling image "${imageOf(world)}"`);
}

/** Makes Services, StatefulSet and Pods of a Workspace. */
export function deployPods(world: WorkspaceWorld) {
  const { plan, workspace, at } = world;
  const spec = specOf(world);
  buildServices(workspace, at).forEach(service => world.ensure(service));
  const set = world.ensure(buildStatefulSet(workspace, plan.nodes, spec, at));
  placePods(world, set, spec);
}

/** Replaces the Pods by new ones that mount what is wanted now. Their arguments stay as they were, as with KAITO. */
export function replacePods(world: WorkspaceWorld, set: ApiObject) {
  const spec = specOf(world);
  world.write(set, draft => {
    const { template } = draft.spec as { template: { spec: unknown } };
    template.spec = spec;
    draft.status = { ...(draft.status as object), readyReplicas: 0 };
  });
  world.pods().forEach(pod => world.remove(pod));
  placePods(world, set, spec);
}

import {
  reportContainer,
  type ContainerReport,
} from '../objects/containerState';
import type { MachineWorld } from '../world/MachineWorld';

/** Reports the same of every Pod's container. */
export function reportPods(world: MachineWorld, report: ContainerReport) {
  world
    .pods()
    .forEach(pod =>
      world.write(pod, draft => reportContainer(draft, report, world.at)),
    );
}

/** Tells the same about every Pod. */
export function podEvents(
  world: MachineWorld,
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

/** The image of the Pods' main container. */
export function imageOf(world: MachineWorld): string {
  const [pod] = world.pods();
  const { containers } = (pod?.spec ?? {}) as {
    containers?: { image?: string }[];
  };
  return containers?.[0]?.image ?? '';
}

/** The images are there, and the containers run. */
export function startPods(world: MachineWorld) {
  podEvents(world, 'Pulled', `Successfully pulled image "${imageOf(world)}"`);
  podEvents(
    world,
    'Started',
    `Started container ${world.object.metadata.name}`,
  );
  reportPods(world, { state: { running: { startedAt: world.at } } });
}

/** The images cannot be pulled. Returns the kubelet's words. */
export function failPull(world: MachineWorld): string {
  const image = imageOf(world);
  const [, host, path, tag] =
    /^([^/]+)\/(.+?)(?::([^:/]+))?$/.exec(image) ?? [];
  const message = `Failed to pull image "${image}": failed to resolve reference "${image}": failed to do request: Head "https://${host}/v2/${path}/manifests/${
    tag ?? 'latest'
  }": dial tcp: i/o timeout`;
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
  return message;
}

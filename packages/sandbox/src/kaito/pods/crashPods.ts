import type { MachineWorld } from '../world/MachineWorld';
import { podEvents, reportPods } from './reportPods';

/** The containers ended in the same way several times over, and wait to be started again. */
export function crashPods(
  world: MachineWorld,
  ended: { exitCode: number; reason: string; message: string },
  restartCount: number,
) {
  const { name } = world.object.metadata;
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

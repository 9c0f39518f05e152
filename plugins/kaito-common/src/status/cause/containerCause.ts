import type { CauseLink } from '../../api/dto/workload';
import type { ContainerStatus, TerminatedState } from '../../manifests/cluster';
import { explainEndText } from './endTexts';
import { type Explanation, rawState } from './link';

/** What is wrong with a container, and the words it was read from. */
export interface ContainerFault {
  said: Explanation;
  raw: CauseLink['raw'];
  /** How it ended, when it did. */
  end?: TerminatedState;
}

const IMAGE =
  /^(ImagePullBackOff|ErrImagePull|InvalidImageName|ErrImageNeverPull|ImageInspectError|RegistryUnavailable)$/;
const CONFIG =
  /^(CreateContainerConfigError|CreateContainerError|RunContainerError|StartError|ContainerCannotRun)$/;

/** How the container last ended badly, if it did and has not recovered. */
function badEnd(status: ContainerStatus) {
  const { terminated } = status.state ?? {};
  if (terminated) {
    return terminated.exitCode === 0 ? undefined : terminated;
  }
  return status.state?.waiting?.reason === 'CrashLoopBackOff'
    ? status.lastState?.terminated ?? {}
    : undefined;
}

function sayEnd(name: string, end: TerminatedState): Explanation {
  const known = explainEndText(end.message ?? '');
  if (known) {
    return known;
  }
  if (end.reason === 'OOMKilled') {
    return {
      code: 'host-memory',
      summary: `The container ${name} used more memory than the node could give and was killed.`,
      why: 'This is the memory of the machine or the limit of the pod, not that of the GPU.',
      nextStep: 'Choose a machine type with more memory.',
    };
  }
  const code = end.exitCode === undefined ? '' : ` with code ${end.exitCode}`;
  return {
    code: 'crash',
    summary: `The container ${name} keeps ending${code}.`,
    nextStep: 'Read the log of the pod for the first error.',
  };
}

function explainEnd(status: ContainerStatus): ContainerFault | null {
  const end = badEnd(status);
  if (!end) {
    return null;
  }
  const waiting = status.state?.waiting;
  return {
    said: sayEnd(status.name, end),
    raw: rawState(
      'container',
      end.reason ?? waiting?.reason,
      end.message ?? waiting?.message,
      end.finishedAt,
    ),
    end,
  };
}

function sayWaiting(name: string, reason: string): Explanation | null {
  if (IMAGE.test(reason)) {
    return {
      code: 'image-pull',
      summary: `The image of the container ${name} cannot be pulled.`,
      nextStep:
        'Check the image name, the pull secret and whether the node reaches the registry.',
    };
  }
  return CONFIG.test(reason)
    ? {
        code: 'container-start',
        summary: `The container ${name} cannot be started.`,
        nextStep:
          'Check the Secrets, ConfigMaps and the command the container refers to.',
      }
    : null;
}

/** What keeps a container from running; null when nothing does. */
export function containerFault(status: ContainerStatus): ContainerFault | null {
  const { reason = '', message } = status.state?.waiting ?? {};
  const said = sayWaiting(status.name, reason);
  return (
    explainEnd(status) ??
    (said && { said, raw: rawState('container', reason, message) })
  );
}

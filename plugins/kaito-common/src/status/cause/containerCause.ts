import type { ContainerStatus } from '../../manifests/cluster';
import { rawWords } from './evidence';

/** What is wrong with a container, in words. */
export interface ContainerFault {
  summary: string;
  nextStep: string;
  evidence: string;
}

const GATED =
  /gated repo|GatedRepoError|\b40[13]\b.*(client error|huggingface|unauthorized|forbidden)|(unauthorized|forbidden).*huggingface|access to model .* is restricted/is;
const CUDA_MEMORY =
  /CUDA out of memory|OutOfMemoryError|No available memory for the cache blocks|larger than the maximum number of tokens/i;
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

function explainEnd(status: ContainerStatus): ContainerFault | null {
  const end = badEnd(status);
  if (!end) {
    return null;
  }
  const waiting = status.state?.waiting;
  const evidence = rawWords(
    end.reason ?? waiting?.reason,
    end.message ?? waiting?.message,
  );
  const text = end.message ?? '';
  if (GATED.test(text)) {
    return {
      summary:
        'Hugging Face refuses the weights: the model is gated and the token is missing, wrong, or its owner has not accepted the licence.',
      nextStep:
        'Accept the licence on the model page and name a Secret with a valid HF_TOKEN as modelAccessSecret; that needs a new Workspace.',
      evidence,
    };
  }
  if (CUDA_MEMORY.test(text)) {
    return {
      summary: 'The model does not fit into the memory of the GPU.',
      nextStep:
        'Choose a machine type with more GPU memory, or a smaller max-model-len.',
      evidence,
    };
  }
  if (end.reason === 'OOMKilled') {
    return {
      summary: `The container ${status.name} used more memory than the node could give and was killed.`,
      nextStep: 'Choose a machine type with more memory.',
      evidence,
    };
  }
  const code = end.exitCode === undefined ? '' : ` with code ${end.exitCode}`;
  return {
    summary: `The container ${status.name} keeps ending${code}.`,
    nextStep: 'Read the log of the pod for the first error.',
    evidence,
  };
}

function explainWaiting(status: ContainerStatus): ContainerFault | null {
  const { reason = '', message } = status.state?.waiting ?? {};
  const evidence = rawWords(reason, message);
  if (IMAGE.test(reason)) {
    return {
      summary: `The image of the container ${status.name} cannot be pulled.`,
      nextStep:
        'Check the image name, the pull secret and whether the node reaches the registry.',
      evidence,
    };
  }
  return CONFIG.test(reason)
    ? {
        summary: `The container ${status.name} cannot be started.`,
        nextStep:
          'Check the Secrets, ConfigMaps and the command the container refers to.',
        evidence,
      }
    : null;
}

/** What keeps a container from running; null when nothing does. */
export function containerFault(status: ContainerStatus): ContainerFault | null {
  return explainEnd(status) ?? explainWaiting(status);
}

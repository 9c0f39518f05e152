import type { Condition, KubeObject } from './types';

/** Amounts by resource name, as the API server writes them. */
export type ResourceAmounts = Record<string, string | number>;

/** A Node as far as the portal reads it. */
export interface NodeObject extends KubeObject {
  spec?: {
    unschedulable?: boolean;
    taints?: { key?: string; value?: string; effect?: string }[];
  };
  status?: {
    conditions?: Condition[];
    capacity?: ResourceAmounts;
    allocatable?: ResourceAmounts;
  };
}

/** A container as far as the portal reads it. */
export interface PodContainer {
  name?: string;
  /** `Always` on an init container makes it a sidecar. */
  restartPolicy?: string;
  resources?: { requests?: ResourceAmounts; limits?: ResourceAmounts };
}

/** How a container ended. */
export interface TerminatedState {
  exitCode?: number;
  startedAt?: string;
  finishedAt?: string;
  reason?: string;
  message?: string;
}

/** A container's state now, or the one before its last restart. */
export interface ContainerState {
  waiting?: { reason?: string; message?: string };
  running?: { startedAt?: string };
  terminated?: TerminatedState;
}

/** What the kubelet says of one container. */
export interface ContainerStatus {
  name: string;
  ready?: boolean;
  /** Whether it passed its start-up probe. */
  started?: boolean;
  restartCount?: number;
  state?: ContainerState;
  lastState?: ContainerState;
}

/** A Pod as far as the portal reads it. */
export interface PodObject extends KubeObject {
  spec?: {
    nodeName?: string;
    containers?: PodContainer[];
    initContainers?: PodContainer[];
    /** What the runtime class adds to what the containers ask for. */
    overhead?: ResourceAmounts;
  };
  status?: {
    phase?: string;
    reason?: string;
    message?: string;
    conditions?: Condition[];
    containerStatuses?: ContainerStatus[];
    initContainerStatuses?: ContainerStatus[];
  };
}

/** A karpenter NodeClaim as far as the portal reads it. */
export interface NodeClaimObject extends KubeObject {
  spec?: {
    requirements?: { key: string; operator: string; values?: string[] }[];
  };
  status?: { conditions?: Condition[]; nodeName?: string };
}

/** A core/v1 Event as far as the portal reads it. */
export interface EventObject extends KubeObject {
  type?: string;
  reason?: string;
  message?: string;
  count?: number;
  firstTimestamp?: string | null;
  lastTimestamp?: string | null;
  eventTime?: string | null;
  involvedObject?: {
    kind?: string;
    namespace?: string;
    name?: string;
    uid?: string;
  };
}

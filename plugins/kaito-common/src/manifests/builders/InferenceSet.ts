import type { Condition, InferenceSpec, KubeObject } from '../types';
import type { LabelSelector, WorkspaceResource } from '../types';

/** How KAITO follows new base images (UTC). */
export interface AutoUpgrade {
  enabled: boolean;
  /** `InPlace` restarts a replica, `Surge` starts another one first. KAITO's default: `InPlace`. */
  strategy?: 'InPlace' | 'Surge';
  /** `schedule`: cron with five fields; `duration`: e.g. `4h`, KAITO's default. */
  maintenanceWindow?: { schedule: string; duration?: string };
}

/** KAITO's InferenceSet, v1beta1: Workspaces of one template. */
export interface InferenceSet extends KubeObject {
  apiVersion: 'kaito.sh/v1beta1';
  kind: 'InferenceSet';
  spec: {
    labelSelector: LabelSelector;
    /** KAITO's default: 1. Left out where an autoscaler sets it. */
    replicas?: number;
    template: {
      /** KAITO uses only labels and annotations. */
      metadata?: {
        labels?: Record<string, string>;
        annotations?: Record<string, string>;
      };
      resource?: Pick<WorkspaceResource, 'instanceType' | 'partition'>;
      inference: InferenceSpec;
    };
    autoUpgrade?: AutoUpgrade;
  };
  status?: {
    replicas?: number;
    readyReplicas?: number;
    selector?: string;
    conditions?: Condition[];
  };
}

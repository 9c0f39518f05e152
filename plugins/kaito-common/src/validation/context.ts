import type { KubeObject } from '../manifests/types';
import type { SkuCloud } from '../skus/GpuSku';

/** How a cluster gets its GPU nodes. */
export type Provisioner = 'azure-gpu-provisioner' | 'karpenter' | 'byo';

/** What is known of the cluster. What is left out is reported as not checked where a rule needs it. */
export interface ValidationContext {
  provisioner?: Provisioner;
  cloud?: SkuCloud;
  /** Nodes of the cluster (W22–W24, W26). */
  nodes?: KubeObject[];
  /** Names of the Secrets in the Workspace's namespace. */
  secrets?: string[];
  /** Data of the ConfigMaps in the Workspace's namespace, by name (W35). */
  configMaps?: Record<string, Record<string, string>>;
  /** NodeClasses the operator allows (W9). */
  nodeClasses?: string[];
}

import type { KubeObject } from '../manifests/types';
import type { SkuCloud } from '../skus/GpuSku';

/** How a cluster gets its GPU nodes. */
export type Provisioner = 'azure-gpu-provisioner' | 'karpenter' | 'byo';

/** Feature gates of the KAITO controller that rules depend on, as its Helm chart names them. */
export type FeatureGate =
  | 'vLLM'
  | 'enableMIG'
  | 'enableAccelerator'
  | 'ModelStreaming'
  | 'ModelMirror'
  | 'enableBaseImageAutoUpgrade'
  | 'enableInferenceSetController'
  | 'enableMultiRoleInferenceController';

/** ConfigMaps of one namespace: name → key → text. */
export type ConfigMaps = Record<string, Record<string, string>>;

/** What is known of the cluster. What is left out is reported as not checked where a rule needs it. */
export interface ValidationContext {
  /** Version of KAITO the cluster runs, e.g. `0.12.0` (VERSION). */
  kaitoVersion?: string;
  provisioner?: Provisioner;
  cloud?: SkuCloud;
  /** Nodes of the cluster (W22–W24, W26). */
  nodes?: KubeObject[];
  /** Names of the Secrets in the Workspace's namespace. */
  secrets?: string[];
  /** Data of the ConfigMaps in the Workspace's namespace, by name (W35, W40–W43, RAG-9). */
  configMaps?: ConfigMaps;
  /** ConfigMaps of the namespace KAITO is installed in, which hold its defaults (W40, RAG-9). */
  releaseConfigMaps?: ConfigMaps;
  /** Feature gates; one that is not named is not known, whatever its default (W16, W20, W36, IS-6, MRI-7, MM-5, updates). */
  gates?: Partial<Record<FeatureGate, boolean>>;
  /** Names of the cluster's CSI drivers (W36). */
  csiDrivers?: string[];
  /** Names of the cluster's StorageClasses (MM-4). */
  storageClasses?: string[];
  /** NodeClasses the operator allows (W9). */
  nodeClasses?: string[];
}

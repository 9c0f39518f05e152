import type { Condition, KubeObject } from '../types';

/** KAITO's ModelMirror, v1alpha1, cluster-scoped: weights kept in a blob store to stream from. */
export interface ModelMirror extends KubeObject {
  apiVersion: 'kaito.sh/v1alpha1';
  kind: 'ModelMirror';
  spec: {
    mode: 'Managed' | 'Static';
    source?: {
      registry: 'huggingface';
      modelID: string;
      accessSecret?: { name?: string; namespace?: string };
    };
    storage?: { size: string; storageClassName?: string };
    jobNamespace?: string;
    serviceAccountName?: string;
  };
  status?: {
    phase?: 'Pending' | 'Ready';
    modelPath?: string;
    conditions?: Condition[];
    failureMessage?: string;
  };
}

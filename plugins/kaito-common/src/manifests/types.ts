/** `metadata` as far as the portal reads and writes it. */
export interface ObjectMeta {
  name: string;
  namespace?: string;
  uid?: string;
  generation?: number;
  resourceVersion?: string;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: OwnerReference[];
}

/** Who owns an object. */
export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
}

/** Any Kubernetes object. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
}

/** `metav1.Condition`. */
export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
  observedGeneration?: number;
}

/** `metav1.LabelSelector`. KAITO only acts on `matchLabels` (W10, W11). */
export interface LabelSelector {
  matchLabels?: Record<string, string>;
  matchExpressions?: { key: string; operator: string; values?: string[] }[];
}

/** `resource` of a Workspace. */
export interface WorkspaceResource {
  count?: number;
  instanceType?: string;
  labelSelector: LabelSelector;
  preferredNodes?: string[];
  partition?: {
    mode: 'mig' | 'accelerator';
    profile?: string;
    count?: number;
  };
}

/** `preset` of inference or tuning. */
export interface PresetSpec {
  /** Legacy alias or `<hf-org>/<repo>`. */
  name: string;
  accessMode?: 'public' | 'private';
  presetOptions?: {
    image?: string;
    imagePullSecrets?: string[];
    /** Secret in the same namespace with the key HF_TOKEN. */
    modelAccessSecret?: string;
  };
}

/** One LoRA adapter. `strength` is rejected under vLLM (W30). */
export interface AdapterSpec {
  source: {
    name: string;
    image?: string;
    imagePullSecrets?: string[];
    volumeSource?: Record<string, unknown>;
    urls?: string[];
  };
  strength?: string;
}

/** `inference` of a Workspace: exactly one of preset and template (W28). */
export interface InferenceSpec {
  preset?: PresetSpec;
  template?: Record<string, unknown>;
  /** ConfigMap in the same namespace; must exist before the Workspace (W35). */
  config?: string;
  adapters?: AdapterSpec[];
}

/** `tuning` of a Workspace. */
export interface TuningSpec {
  preset?: PresetSpec;
  method?: string;
  config?: string;
  input: Record<string, unknown>;
  output: Record<string, unknown>;
}

/** `status` of a Workspace. `state` has no Failed for inference. */
export interface WorkspaceStatus {
  state?: string;
  workerNodes?: string[];
  targetNodeCount?: number;
  conditions?: Condition[];
  performance?: {
    metrics?: Record<
      string,
      {
        description: string;
        value: string;
        unit?: string;
        config?: Record<string, string>;
      }
    >;
  };
}

/** KAITO's Workspace, v1beta1. It has no `spec`: `resource`, `inference` and `tuning` stand at the root. */
export interface Workspace extends KubeObject {
  apiVersion: 'kaito.sh/v1beta1';
  kind: 'Workspace';
  resource?: WorkspaceResource;
  inference?: InferenceSpec;
  tuning?: TuningSpec;
  status?: WorkspaceStatus;
}

import type { Condition, KubeObject, WorkspaceResource } from '../types';

/** KAITO's RAGEngine, v1beta1. */
export interface RagEngine extends KubeObject {
  apiVersion: 'kaito.sh/v1beta1';
  kind: 'RAGEngine';
  spec: {
    /** A CPU node the scheduler finds when it is absent. */
    compute?: WorkspaceResource;
    /** Exactly one of the two (RAG-1). */
    embedding: {
      local?: {
        image?: string;
        modelID?: string;
        imagePullSecret?: string;
        modelAccessSecret?: string;
      };
      remote?: { url: string; accessSecret?: string };
    };
    /** Absent for an engine that only retrieves. */
    inferenceService?: {
      url?: string;
      accessSecret?: string;
      /** Tokens. */
      contextWindowSize: number;
    };
    storage?: {
      persistentVolume?: { persistentVolumeClaim: string; mountPath?: string };
      vectorDB?: { engine: string; url: string; accessSecret?: string };
    };
    guardrails?: { enabled?: boolean; configMapRef?: { name: string } };
  };
  status?: { workerNodes?: string[]; conditions?: Condition[] };
}

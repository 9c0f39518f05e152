import type { WorkspaceResource } from '../../manifests/types';

/** `spec` of a RAGEngine of the right shape. */
export interface RagSpec {
  compute?: WorkspaceResource;
  embedding: {
    local?: {
      image?: string;
      modelID?: string;
      imagePullSecret?: string;
      modelAccessSecret?: string;
    };
    remote?: { url: string; accessSecret?: string };
  };
  inferenceService?: {
    url?: string;
    accessSecret?: string;
    contextWindowSize: number;
  };
  storage?: { vectorDB?: { accessSecret?: string } };
  guardrails?: { enabled?: boolean; configMapRef?: { name: string } };
}

import type { CloudFacts } from '../../fleet/fit/askCloud';
import type { Candidate } from '../../fleet/fit/Candidate';

/** The machines of one role of a request, or of all of it where it has no roles. */
export interface MachinePlan {
  /** Null where there are no roles. */
  role: string | null;
  /** Canonical where KAITO's table has it; null for nodes brought along. */
  instanceType: string | null;
  gpuModel: string | null;
  replicas: number;
  /** What one replica comes to in the cluster. */
  verdict: Candidate['verdict'];
  reason: string;
  /** What to do where it does not fit; null elsewhere. */
  nextStep: string | null;
  /** Field `reason` is about. */
  field: string;
  warnings: string[];
  /** All replicas together; null when it cannot be said. */
  total: {
    nodes: number;
    /** Null when the machine type is not in KAITO's table. */
    gpus: number | null;
    basis: 'estimated' | 'configured';
  } | null;
  /** Whole nodes that nobody uses; null where nodes are ordered. */
  freeNodes: number | null;
  /** Whether KAITO would order the nodes; null when that is not known. */
  ordered: boolean | null;
  asOf: string | null;
  stale: boolean;
}

/** What a cloud says of the machines of one type, all roles together. */
export interface MachineFacts extends CloudFacts {
  instanceType: string;
  nodes: number;
}

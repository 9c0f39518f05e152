import type {
  KubeObject,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { AgentFacts } from '../agents/AgentFacts';
import type { GitVerdict } from '../drift/Evidence';
import type { PlacedManifest } from '../places/PlacedManifest';
import type { BranchState } from '../reader';

/** What keeps a verdict from being relied on. */
export interface Doubt {
  /** In a sentence. */
  reason: string;
  nextStep: string | null;
  /** ISO time; null when it is not known. */
  since: string | null;
}

/** One workload with what was found of it. */
export interface Judged {
  ref: WorkloadRef;
  /** Null when it is in Git alone. */
  live: KubeObject | null;
  placed: readonly PlacedManifest[];
  verdict: GitVerdict;
  agent: AgentFacts | null;
  /** The branch it is, or would be, described on; null when there is none. */
  branch: BranchState | null;
  /** Null when the verdict holds. */
  doubt: Doubt | null;
}

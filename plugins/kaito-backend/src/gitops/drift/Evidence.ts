import type {
  DriftDifference,
  GitState,
  KubeObject,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { AgentFacts } from '../agents/AgentFacts';
import type { PlacedManifest } from '../places/PlacedManifest';

/** A file that described a workload and is gone from its branch. */
export interface RemovedFile {
  path: string;
  /** First commit without it. */
  commit: string;
  /** When that was made, ISO time. */
  at: string;
}

/** Where a branch stands and stood. */
export interface BranchFacts {
  commit: string;
  /** When it was committed, ISO time. */
  committedAt: string;
  /** Commits seen since the portal started, the oldest first. */
  commits: readonly string[];
}

/** Everything that decides how one workload stands against Git. */
export interface DriftEvidence {
  /** The object as the cluster holds it; null when it holds none. */
  live: KubeObject | null;
  /** The manifests that describe it. */
  placed: readonly PlacedManifest[];
  /** Set when its file went while the portal looked. */
  removed: RemovedFile | null;
  /** The branch it is, or would be, described on; null when none is read. */
  branch: BranchFacts | null;
  agent: AgentFacts | null;
  /** Whether the live object was seen to hold just what the file says now. */
  wasApplied: boolean;
  /** Milliseconds since the epoch. */
  now: number;
  /** How long an agent that says nothing may take, ms. */
  agentIntervalMs: number;
}

/** How a workload stands against Git, and why. */
export interface GitVerdict {
  state: GitState;
  summary: string;
  nextStep: string | null;
  /** ISO time. */
  since: string | null;
  effect: DriftDifference['effect'] | null;
  differences: DriftDifference[];
  /** The manifest compared with; null when there is none, or more than one. */
  manifest: PlacedManifest | null;
}

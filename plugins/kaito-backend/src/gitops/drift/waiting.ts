import type { AgentFacts } from '../agents/AgentFacts';
import type { BranchFacts } from './Evidence';

/** A change in Git that is to reach the cluster. */
interface Change {
  /** First commit that has it. */
  commit: string;
  /** When that was made, ISO time; null when it was there before the portal looked. */
  at: string | null;
}

/**
 * Since when a change waits for the agent, as ISO time; null when the agent has had its turn. An agent that says which
 * commit it applied is taken at its word; for others, and where the commit is not known, it is a matter of time.
 */
export function waitingSince(
  change: Change,
  {
    agent,
    branch,
    now,
    agentIntervalMs,
  }: {
    agent: AgentFacts | null;
    branch: BranchFacts;
    now: number;
    agentIntervalMs: number;
  },
): string | null {
  // A change from before cannot be younger than the tip.
  const at = change.at ?? branch.committedAt;
  const revision = agent?.revision ?? null;
  if (revision === branch.commit) return null;
  if (revision !== null) {
    const applied = branch.commits.lastIndexOf(revision);
    // Forgotten commits are older than all that are known.
    const needed = branch.commits.lastIndexOf(change.commit);
    if (applied >= 0) return applied >= needed ? null : at;
    if (agent!.certain) return at;
  }
  return now - Date.parse(at) < agentIntervalMs ? at : null;
}

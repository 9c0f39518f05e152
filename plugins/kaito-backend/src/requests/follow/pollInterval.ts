import type { RequestsConfig } from '../readRequestsConfig';
import type { RequestRecord } from '../types';

const MINUTE = 60_000;
/** News of a request is waited for by somebody for about so long. */
const FRESH = 10 * MINUTE;
const OLD = 24 * 60 * MINUTE;
/** A task reports by itself; only one that has been silent for so long is looked for. */
const SILENT = MINUTE;

/** How long to rest between two questions to the Git host about a request, ms; null when there is nothing to ask. */
export function pollInterval(
  { wish, facts, changedAt }: RequestRecord,
  { freshMs, oldMs }: Pick<RequestsConfig, 'freshMs' | 'oldMs'>,
  now: number,
): number | null {
  // What is merged or closed stays so.
  if (facts.pull && facts.pull.state !== 'open') {
    return null;
  }
  const isSilent = now - Date.parse(wish.submittedAt) >= SILENT;
  if (!facts.proposal && !facts.pull && !isSilent) {
    return null;
  }
  const age = now - Date.parse(changedAt);
  if (age < FRESH) {
    return freshMs;
  }
  // In between, four times as often as what is old, but never more often than what is fresh.
  return age < OLD ? Math.max(freshMs, oldMs / 4) : oldMs;
}

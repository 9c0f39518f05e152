import type {
  EvidenceGrade,
  InventoryEntry,
  InventoryEventType,
  Observed,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { formatMoment, formatRange } from '../../components';

/** Each grade of evidence in a word and in full. */
export const EVIDENCE_WORDS: Record<
  EvidenceGrade,
  { word: string; means: string }
> = {
  A: {
    word: 'verified',
    means:
      'The pull request is merged, its commit was found and what runs equals the file.',
  },
  B: {
    word: 'claimed',
    means:
      'The manifest says who asked and why; Git has not been checked against it.',
  },
  C: {
    word: 'unmanaged',
    means:
      'Only seen running: nothing tells who asked for it or which review it passed.',
  },
};

/** Each kind of fact as a person would say it. */
export const EVENT_WORDS: Record<InventoryEventType, string> = {
  created: 'Created',
  'spec-changed': 'Changed',
  ready: 'Ready',
  deleted: 'Deleted',
};

/**
 * When something happened, as far as it was seen, to the second: a moment, a range, or "seen …, may have been
 * earlier" when nothing was watching before.
 */
export function observedWords(observed: Observed): string {
  const { observedAt, notBefore } = observed;
  if (notBefore === null) {
    return `seen ${formatMoment(observedAt, 'second')}, may have been earlier`;
  }
  const when = formatRange(notBefore, observedAt, 'second', ' and ');
  return notBefore === observedAt ? when : `between ${when}`;
}

/** The same to the minute, for a cell of a table. */
export function observedBriefly(observed: Observed): string {
  const { observedAt, notBefore } = observed;
  return notBefore === null
    ? `${formatMoment(observedAt, 'minute')} or earlier`
    : formatRange(notBefore, observedAt, 'minute');
}

/** Whether a deployment is still there. */
export function stateOf(entry: InventoryEntry): 'present' | 'deleted' {
  return entry.deleted ? 'deleted' : 'present';
}

/** Whether its stated end has passed while it still runs. Dates count to their last moment, in UTC. */
export function isExpired(entry: InventoryEntry, now: Date): boolean {
  const expires = entry.provenance.expires;
  if (!expires || entry.deleted) {
    return false;
  }
  const end = /^\d{4}-\d{2}-\d{2}$/.test(expires)
    ? `${expires}T23:59:59.999Z`
    : expires;
  const time = new Date(end).getTime();
  return !Number.isNaN(time) && time < now.getTime();
}

/** Rows that nobody can vouch for first, otherwise in the order they come. */
export function gapsFirst(
  entries: readonly InventoryEntry[],
): InventoryEntry[] {
  return [
    ...entries.filter(({ managed }) => !managed),
    ...entries.filter(({ managed }) => managed),
  ];
}

/** Entries of each grade. */
export function countGrades(
  entries: readonly InventoryEntry[],
): Record<EvidenceGrade, number> {
  const counts = { A: 0, B: 0, C: 0 };
  entries.forEach(({ evidence }) => {
    counts[evidence] += 1;
  });
  return counts;
}

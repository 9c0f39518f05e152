import type {
  DriftDifference,
  DriftFile,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  readProvenance,
  type Provenance,
} from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import type { DriftBook } from './book/DriftBook';
import { toFile } from './book/toDrift';

/** What Git says of a workload at a moment, for the record. */
export type GitEvidence =
  | {
      state: 'known';
      /** The file that describes it, at the commit read; null when none does. */
      file: DriftFile | null;
      /** What the file claims of request, people and purpose; null without a file. */
      claims: Provenance | null;
      /** Whether the live object holds what the file says; null when it is not live or there is no file. */
      equal: boolean | null;
      differences: readonly DriftDifference[];
      /** When the host last confirmed the commit, ISO time. */
      readAt: string;
    }
  | {
      state: 'not-known';
      /** Why not, in a sentence. */
      reason: string;
    };

/** Looks up what Git says of workloads. Answers from memory and never asks a host. */
export class GitEvidenceLookup {
  constructor(private readonly book: Pick<DriftBook, 'look'>) {}

  /** What is known now; no grade is derived from it here. */
  find(ref: WorkloadRef): GitEvidence {
    const judged = this.book.look(ref);
    if (!judged) {
      return {
        state: 'not-known',
        reason: 'It is neither in the cluster nor in Git.',
      };
    }
    const { doubt, verdict, live, branch, placed } = judged;
    const confirmedAt = branch?.confirmedAt ?? null;
    if (doubt || confirmedAt === null) {
      return {
        state: 'not-known',
        reason: doubt?.reason ?? 'No repository describes it.',
      };
    }
    if (verdict.state === 'not-checked') {
      return { state: 'not-known', reason: verdict.summary };
    }
    const [manifest] = placed;
    return {
      state: 'known',
      file: manifest ? toFile(manifest) : null,
      claims: manifest ? readProvenance(manifest.object) : null,
      equal: manifest && live ? verdict.differences.length === 0 : null,
      differences: verdict.differences,
      readAt: new Date(confirmedAt).toISOString(),
    };
  }
}

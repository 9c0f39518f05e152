import type { Finding, ValidationContext } from '../validation';

/** One thing that was corrected. */
export interface RepairChange {
  /** Line of the text as it was given, from 1. */
  line: number;
  /** Field in its document as it stood before this change, e.g. `spec.resource` or, in a List, `items[0].resource`. */
  path: string;
  /** Rule of the finding it answers: KAITO's (`W30`), or one of ours (`schema`, `API-VERSION`, `COUNT`, …). */
  rule: string;
  /** Value before; null when there was none. */
  before: unknown;
  /** Value after; null when there is none any more. */
  after: unknown;
  /** One sentence for people. */
  why: string;
}

/** What may be known of the cluster the manifests are for. */
export interface RepairOptions {
  /** Facts of the cluster. Without `provisioner`, no machine type is removed or added. */
  context?: ValidationContext;
}

/** A corrected text and what it took. */
export interface RepairResult {
  /** The text given, to the byte, when nothing was corrected. */
  text: string;
  changes: RepairChange[];
  /** What validation says of the corrected text, for it needs a person or the cluster. */
  left: Finding[];
}

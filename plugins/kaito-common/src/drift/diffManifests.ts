import { formatPath } from '../validation/Finding';
import { comparable } from './comparable';
import type { DriftChange, DriftEffect } from './DriftChange';
import { judge, refusalOf, refusalsOf } from './effects';
import { isRecord } from './record';
import { respelledModels, rulesFor } from './rules';
import { equal } from './sameValue';
import { differences } from './walk';

function unlike(git: unknown, live: unknown): DriftChange[] {
  return equal(git, live)
    ? []
    : [
        {
          path: '',
          before: live,
          after: git,
          effect: 'refused',
          rule: 'schema',
          reason: 'A Kubernetes object is a mapping, one of these is not',
        },
      ];
}

/**
 * How an object in the cluster differs from its manifest in Git, and what happens when Git is applied: `before` is the
 * cluster's value, `after` is Git's. Empty when both mean the same.
 *
 * Left out is what the author of a manifest does not decide: status, metadata of the API server, annotations and labels
 * of KAITO (hashes, revisions) and of GitOps tools, defaults of the schema, and `spec.replicas` of an InferenceSet that
 * is autoscaled or whose manifest does not state it. Model names are the same through aliases and in any case (W12) –
 * although KAITO refuses a new spelling on update, it would not change what runs, so it is told beside other changes only. Labels and keys have no order.
 *
 * Each change is judged by itself; one that is refused keeps the whole manifest from being applied (see
 * {@link overallEffect}). Values of a Secret are never compared nor returned. Takes any JSON and never throws.
 */
export function diffManifests(git: unknown, live: unknown): DriftChange[] {
  if (!isRecord(git) || !isRecord(live)) {
    return unlike(git, live);
  }
  if (git.kind !== live.kind) {
    const change = { path: ['kind'], before: live.kind, after: git.kind };
    return [{ ...change, path: 'kind', ...judge(change, git, live) }];
  }
  const found = differences(
    comparable(git, git),
    comparable(live, git),
    rulesFor(git),
  );
  if (found.length === 0) {
    return [];
  }
  const refusals = refusalsOf(git);
  return [...found, ...respelledModels(git, live)].map(change => ({
    ...change,
    path: formatPath(change.path),
    ...(refusalOf(change, refusals) ?? judge(change, git, live)),
  }));
}

const WEIGHT: DriftEffect[] = ['nothing', 'replace', 'rolls', 'refused'];

/**
 * What applying Git as a whole comes to: `refused` when any change is, for the API server takes all or none; else
 * `rolls`, `replace`, `nothing`, whichever comes first among the changes. Null without changes.
 */
export function overallEffect(
  changes: readonly Pick<DriftChange, 'effect'>[],
): DriftEffect | null {
  const weights = changes.map(({ effect }) => WEIGHT.indexOf(effect));
  return weights.length === 0 ? null : WEIGHT[Math.max(...weights)];
}

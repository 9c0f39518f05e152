import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { workloadKindSchema } from '@kaito-portal/backstage-plugin-kaito-common';
import { readProvenance } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import { toFacts } from '../../fleet/rows/toFacts';
import { toResource } from '../../fleet/toResource';
import type { ClusterSnapshot } from '../../watch/ClusterSnapshot';
import type { WatchedKindName } from '../../watch/kinds';
import { type Check, type CheckResult, fail, pass, unknown } from '../Check';
import type { Sight, Subject } from '../Subject';

interface Made {
  kind: WatchedKindName;
  name: string;
}

/** What KAITO makes under the name of a workload, the workload itself first: none of it may be there already. */
function madeOf(kind: string, name: string): Made[] {
  switch (kind) {
    case 'Workspace':
    case 'RAGEngine':
      return [
        { kind, name },
        { kind: 'Service', name },
      ];
    case 'MultiRoleInference':
      return [
        { kind, name },
        { kind: 'InferenceSet', name: `${name}-prefill` },
        { kind: 'InferenceSet', name: `${name}-decode` },
      ];
    default:
      return [{ kind: kind as WatchedKindName, name }];
  }
}

function mayTell(cluster: string, object: KubeObject, { mayRead }: Sight) {
  const kind = workloadKindSchema.safeParse(object.kind);
  return (
    kind.success && mayRead(toResource(toFacts(cluster, kind.data, object)))
  );
}

/** Of what one may not see, only that the name is taken. */
function taken(subject: Subject, object: KubeObject, asOf: string | null) {
  const { wish, sight } = subject;
  const next = `Choose another name than ${wish.name}.`;
  if (!mayTell(wish.cluster, object, sight)) {
    return fail(
      `The name ${wish.name} is taken in namespace ${wish.namespace} of ${wish.cluster}.`,
      next,
      { asOf },
    );
  }
  const { owner, requestedBy } = readProvenance(object);
  const whose = owner ? `, of ${owner}` : '';
  const who = requestedBy ? `, asked for by ${requestedBy}` : '';
  return fail(
    `There is a ${object.kind} ${wish.namespace}/${object.metadata.name} on ${wish.cluster} already${whose}${who}.`,
    `${next} To change what is there, use the form that changes a deployment.`,
    { asOf },
  );
}

function gapOf(
  { kinds, name }: ClusterSnapshot,
  made: readonly Made[],
): CheckResult | null {
  const gap = kinds.find(
    ({ kind, state, optional, objectCount }) =>
      made.some(one => one.kind === kind) &&
      state !== 'synced' &&
      !(optional && state === 'crd-missing' && objectCount === 0),
  );
  if (!gap) return null;
  const since = gap.asOf
    ? `The name was free as of ${gap.asOf}, which ${name} cannot confirm now.`
    : `Which ${gap.kind}s there are on ${name} is not known.`;
  return unknown(`${since} ${gap.message ?? ''}`.trim(), { asOf: gap.asOf });
}

/** Whether the name is free in the cluster. */
export const nameInCluster: Check = {
  name: 'name-in-cluster',
  field: 'name',
  run(subject) {
    const { wish, kind, snapshot } = subject;
    const made = madeOf(kind, wish.name);
    // A ModelMirror is in no namespace.
    const where = kind === 'ModelMirror' ? '' : wish.namespace;
    const found = made.flatMap(
      one => snapshot!.object(one.kind, where, one.name) ?? [],
    );
    const { asOf } = snapshot!;
    const [first] = found;
    if (!first) {
      return [
        gapOf(snapshot!, made) ??
          pass(`The name is free on ${wish.cluster}.`, { asOf }),
      ];
    }
    const isOwn =
      wish.requestId !== undefined &&
      first.kind === kind &&
      readProvenance(first).requestId === wish.requestId;
    return [
      isOwn
        ? pass('What has the name came from this same request.', { asOf })
        : taken(subject, first, asOf),
    ];
  },
};

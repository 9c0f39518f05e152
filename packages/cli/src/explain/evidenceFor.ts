import type {
  EventObject,
  KubeObject,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { CauseEvidence } from '@kaito-portal/backstage-plugin-kaito-common/status';

/** Labels that tie machines to a workload: name, then namespace. */
const MACHINE_LABELS: Record<string, [string, string][]> = {
  Workspace: [
    ['kaito.sh/workspace', 'kaito.sh/workspacenamespace'],
    [
      'karpenter.kaito.sh/workspace-name',
      'karpenter.kaito.sh/workspace-namespace',
    ],
  ],
  RAGEngine: [['kaito.sh/ragengine', 'kaito.sh/ragenginenamespace']],
};
/** Label that ties pods to a workload of their own namespace. */
const POD_LABEL: Record<string, string> = {
  Workspace: 'kaito.sh/workspace',
  RAGEngine: 'kaito.sh/ragengine',
};
const CREATED_BY = 'inferenceset.kaito.sh/created-by';

function runsFor(machine: KubeObject, owner: KubeObject): boolean {
  const labels = machine.metadata.labels ?? {};
  return (MACHINE_LABELS[owner.kind] ?? []).some(
    ([name, namespace]) =>
      labels[name] === owner.metadata.name &&
      labels[namespace] === owner.metadata.namespace,
  );
}

function isPodOf(pod: KubeObject, owner: KubeObject): boolean {
  const label = POD_LABEL[owner.kind];
  return (
    label !== undefined &&
    pod.metadata.namespace === owner.metadata.namespace &&
    pod.metadata.labels?.[label] === owner.metadata.name
  );
}

function isAbout(event: KubeObject, object: KubeObject): boolean {
  const { kind, name, namespace } = (event as EventObject).involvedObject ?? {};
  const { metadata } = object;
  // Events about objects without a namespace are filed under one all the same.
  return (
    kind === object.kind &&
    name === metadata.name &&
    (metadata.namespace === undefined || namespace === metadata.namespace)
  );
}

/** Narrows a dump to one workload: its machines, pods and events, those of an InferenceSet's Workspaces included. */
export function evidenceFor(
  workload: KubeObject,
  dump: readonly KubeObject[],
  now: Date,
): CauseEvidence {
  const children =
    workload.kind === 'InferenceSet'
      ? dump.filter(
          ({ kind, metadata }) =>
            kind === 'Workspace' &&
            metadata.namespace === workload.metadata.namespace &&
            metadata.labels?.[CREATED_BY] === workload.metadata.name,
        )
      : [];
  const owners = [workload, ...children];
  const pick = (
    wanted: string,
    belongs: (object: KubeObject, owner: KubeObject) => boolean,
  ) =>
    dump.filter(
      object =>
        object.kind === wanted && owners.some(owner => belongs(object, owner)),
    );
  const nodeClaims = pick('NodeClaim', runsFor);
  const nodes = pick('Node', runsFor);
  const pods = pick('Pod', isPodOf);
  const known = [...owners, ...nodeClaims, ...nodes, ...pods];
  const events = dump.filter(
    object =>
      object.kind === 'Event' && known.some(other => isAbout(object, other)),
  );
  return { workload, nodeClaims, nodes, pods, events, now };
}

import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { codeCell, escapeCell } from './escape';
import { outlineRows } from './outlineRows';
import { factTable, machineBlock } from './table';
import { whereRows } from './whereRows';

/** What a reviewer of a retirement is told. */
export interface RetirementFacts {
  requestId: string;
  requestedBy: string;
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
  reason: string | null;
  /** Where it runs; null when KubeFleet chooses by itself. */
  clusters: string[] | null;
  /** The workload and the files that go; null when it is not on the base branch any more. */
  found: { object: KubeObject; paths: string[] } | null;
}

const STOPS: Record<string, (name: string, namespace: string) => string> = {
  Workspace: (name, namespace) =>
    `The Service \`${name}\` in \`${namespace}\` goes: requests to it fail. A training that runs ends. Nodes KAITO provisioned for it are given back; nodes brought by hand stay.`,
  InferenceSet: (name, namespace) =>
    `All replicas of \`${name}\` in \`${namespace}\` stop and requests to them fail. Nodes KAITO provisioned for them are given back.`,
  RAGEngine: (name, namespace) =>
    `The engine \`${name}\` in \`${namespace}\` stops. An index that is only in memory is lost; one on a volume or in a vector database stays.`,
  MultiRoleInference: (name, namespace) =>
    `Both roles of \`${name}\` in \`${namespace}\` stop and requests to them fail. Nodes KAITO provisioned for them are given back.`,
  ModelMirror: name =>
    `The mirror \`${name}\` goes. What streams from it cannot start anew.`,
};

/** Beyond the one cluster asked for. */
function alsoElsewhere({ clusters }: RetirementFacts): string {
  if (clusters === null) {
    return 'KubeFleet chooses where it runs: it stops on **every** cluster it is on.\n\n';
  }
  return clusters.length > 1
    ? `It stops on **all ${clusters.length} clusters** above.\n\n`
    : '';
}

/** The text of a pull request that retires a deployment: what stops, and how to go back. */
export function retireBody(facts: RetirementFacts): string {
  const { cluster, namespace, kind, name, found } = facts;
  const removes = found?.paths ?? [];
  return `${machineBlock({
    requestId: facts.requestId,
    requestedBy: facts.requestedBy,
    action: 'retire',
    cluster,
    namespace,
    kind,
    name,
    removes,
    reason: facts.reason,
  })}${factTable([
    ['Retires', `${escapeCell(kind)} ${codeCell(name)}`],
    ...whereRows(facts),
    ['Namespace', codeCell(namespace)],
    ...Object.values(outlineRows(found?.object)),
    ['Requested by', escapeCell(facts.requestedBy)],
    ['Reason', escapeCell(facts.reason ?? 'not given')],
    ['Request', codeCell(facts.requestId)],
  ])}
### What will stop

${alsoElsewhere(facts)}${
    STOPS[kind]?.(name, namespace) ?? 'The object is removed.'
  }

Who calls it is not checked here. Ask the owner if you are not sure.

### What goes from the repository

${removes.map(path => `- ${codeCell(path)}`).join('\n') || 'Nothing any more.'}

### How to go back

Revert the merge. The agent applies the same manifests again; KAITO then provisions nodes and pulls the weights as it did the first time.
`;
}

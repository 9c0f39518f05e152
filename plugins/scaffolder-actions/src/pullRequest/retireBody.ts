import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { readProvenance } from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import { escapeCell } from './escape';
import { outlineOf } from './outlineOf';
import { factTable, machineBlock } from './table';

/** What a reviewer of a retirement is told. */
export interface RetirementFacts {
  requestId: string;
  requestedBy: string;
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
  reason: string | null;
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

/** The text of a pull request that retires a deployment: what stops, and how to go back. */
export function retireBody(facts: RetirementFacts): string {
  const { cluster, namespace, kind, name, found } = facts;
  const provenance = readProvenance(found?.object);
  const outline = outlineOf(found?.object);
  return `${factTable([
    ['Retires', `${escapeCell(kind)} \`${name}\``],
    ['Cluster', `\`${cluster}\``],
    ['Namespace', `\`${namespace}\``],
    ['Model', escapeCell(outline.model ?? 'not named')],
    ['Machine type', escapeCell(outline.instanceType ?? 'none')],
    ['Owner', escapeCell(provenance.owner ?? 'not given')],
    ['Purpose', escapeCell(provenance.purpose ?? 'not given')],
    ['Requested by', escapeCell(facts.requestedBy)],
    ['Reason', escapeCell(facts.reason ?? 'not given')],
    ['Request', `\`${facts.requestId}\``],
  ])}
### What will stop

${STOPS[kind]?.(name, namespace) ?? 'The object is removed.'}

Who calls it is not checked here. Ask the owner if you are not sure.

### How to go back

Revert the merge. The agent applies the same manifests again; KAITO then provisions nodes and pulls the weights as it did the first time.

${machineBlock({
  requestId: facts.requestId,
  requestedBy: facts.requestedBy,
  action: 'retire',
  cluster,
  namespace,
  kind,
  name,
  removes: found?.paths ?? [],
  reason: facts.reason,
})}`;
}

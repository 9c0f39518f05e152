import {
  NO_VALUE,
  type WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { findModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { toResource } from '../toResource';
import { facetCodesOf } from './facetCodes';
import type { FleetRow, WorkloadFacts } from './FleetRow';

/** Prepares a workload for queries. */
export function toRow(facts: WorkloadFacts, version = ''): FleetRow {
  const { ref, model, phase, provenance, instanceType } = facts;
  const modelName = model?.catalogName ?? model?.name ?? NO_VALUE;
  const owner = provenance.owner ?? NO_VALUE;
  const words = [
    ref.name,
    ref.namespace,
    ref.cluster,
    modelName,
    model?.name,
    owner,
    instanceType,
  ];
  const facets = {
    cluster: ref.cluster,
    namespace: ref.namespace,
    kind: ref.kind,
    phase: phase.name,
    severity: phase.severity,
    model: modelName,
    owner,
    licenceClass: model
      ? findModel(model.name)?.licenceClass ?? 'unknown'
      : NO_VALUE,
    origin: facts.managed ? 'request' : 'unmanaged',
    git: facts.git ?? NO_VALUE,
  };
  return {
    facts,
    resource: toResource(facts),
    facets,
    codes: facetCodesOf(facets),
    text: words.filter(Boolean).join('\n').toLowerCase(),
    version: `${facts.uid}/${version}/${facets.git}`,
    key: keyOfRef(ref),
  };
}

/** Names a workload among all clusters. */
export function keyOfRef({
  cluster,
  kind,
  namespace,
  name,
}: Omit<WorkloadRef, 'kind'> & { kind: string }): string {
  return [cluster, kind, namespace, name].join('\n');
}

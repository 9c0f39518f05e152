import { NO_VALUE } from '@kaito-portal/backstage-plugin-kaito-common';
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
  };
  return {
    facts,
    resource: toResource(facts),
    facets,
    codes: facetCodesOf(facets),
    text: words.filter(Boolean).join('\n').toLowerCase(),
    version: `${facts.uid}/${version}`,
    key: [ref.cluster, ref.kind, ref.namespace, ref.name].join('\n'),
  };
}

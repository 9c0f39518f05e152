import type { Workload } from '@kaito-portal/backstage-plugin-kaito-common';
import type { KaitoResource } from '../permissions/ResourceGate';

/** What permission rules may ask about a workload. */
export function toResource(
  workload: Pick<Workload, 'ref' | 'model' | 'provenance'>,
): KaitoResource {
  const { ref, model, provenance } = workload;
  return {
    cluster: ref.cluster,
    namespace: ref.namespace,
    kind: ref.kind,
    models: [model?.name, model?.catalogName].filter(
      (name): name is string => typeof name === 'string',
    ),
    owner: provenance.owner,
  };
}

import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { isMadeByKaito } from './owners';
import { listOf, pick, thin, type Loose } from './pick';

/** A Service that belongs to a workload: its ports and addresses. */
export function reduceService(object: KubeObject): KubeObject | undefined {
  const { spec, status } = object as Loose;
  const balancers = listOf(status?.loadBalancer?.ingress).map(ingress =>
    pick(ingress, 'ip', 'hostname'),
  );
  return isMadeByKaito(object)
    ? thin<KubeObject>(object, {
        spec: pick(spec, 'type', 'ports', 'clusterIP'),
        ...(balancers.length > 0 && {
          status: { loadBalancer: { ingress: balancers } },
        }),
      })
    : undefined;
}

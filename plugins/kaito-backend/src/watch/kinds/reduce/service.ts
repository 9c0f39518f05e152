import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { isMadeByKaito } from './owners';
import { pick, thin, type Loose } from './pick';

/** A Service that belongs to a workload: its ports and address. */
export function reduceService(object: KubeObject): KubeObject | undefined {
  return isMadeByKaito(object)
    ? thin<KubeObject>(object, {
        spec: pick((object as Loose).spec, 'type', 'ports', 'clusterIP'),
      })
    : undefined;
}

import { stableNumber } from '../stable';
import type { World } from '../world/World';

/** The cloud gives a Service of type LoadBalancer its address, of a range that is only for documentation. */
export function assignAddress(world: World) {
  const { name, namespace, uid } = world.object.metadata;
  const service = world.store.get('Service', name, namespace);
  if (
    (service?.spec as { type?: string } | undefined)?.type === 'LoadBalancer'
  ) {
    const ip = `203.0.113.${1 + stableNumber(uid ?? name, 254)}`;
    world.write(service!, draft => {
      draft.status = { loadBalancer: { ingress: [{ ip, ipMode: 'VIP' }] } };
    });
  }
}

import type { OfferAnswer } from '@kaito-portal/backstage-plugin-kaito-node';
import type { MachineOffer } from './resourceSkus';

/** Whether a machine type can be had: listed, not closed in the region, and open in a zone where there are zones. */
export function toOfferAnswer(machine: MachineOffer | undefined): OfferAnswer {
  if (!machine) {
    return {
      offered: false,
      zones: [],
      restrictions: ['not offered in this region'],
    };
  }
  const closed = new Set(
    machine.restrictions.flatMap(({ scope, zones }) =>
      scope === 'zone' ? zones : [],
    ),
  );
  const zones = machine.zones.filter(zone => !closed.has(zone));
  const region = machine.restrictions.some(({ scope }) => scope === 'region');
  const noZoneLeft = machine.zones.length > 0 && zones.length === 0;
  return {
    offered: !region && !noZoneLeft,
    zones: region ? [] : zones,
    restrictions: machine.restrictions.map(restriction =>
      restriction.scope === 'region'
        ? `${restriction.reason} in the region`
        : `${restriction.reason} in zone ${restriction.zones.join(', ')}`,
    ),
  };
}

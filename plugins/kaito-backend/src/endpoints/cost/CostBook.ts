import type {
  EndpointCost,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { PriceSource } from '@kaito-portal/backstage-plugin-kaito-node';

/** Machines of a workload, as far as they are known. */
export interface Machines {
  instanceType: string;
  location: string;
  /** How many of them. */
  nodes: number;
}

/** Knows the machines of a workload; undefined where their type, number or region is not known. */
export type MachinesOf = (ref: WorkloadRef) => Machines[] | undefined;

/** What the machines of workloads cost by the hour. */
export class CostBook {
  constructor(
    private readonly prices: PriceSource,
    private readonly machinesOf: MachinesOf,
  ) {}

  /** Of all machines together; null as soon as the price of one is not known. */
  async costOf(ref: WorkloadRef): Promise<EndpointCost | null> {
    const machines = this.machinesOf(ref);
    if (!machines || machines.length === 0) {
      return null;
    }
    const answers = await Promise.all(
      machines.map(async ({ instanceType, location, nodes }) => ({
        nodes,
        price: await this.prices.price({ instanceType, location, spot: false }),
      })),
    );
    let perHour = 0;
    let first;
    for (const { nodes, price } of answers) {
      if (price.state !== 'known') {
        return null;
      }
      first ??= price;
      if (price.value.currency !== first.value.currency) {
        return null;
      }
      perHour += price.value.perHour * nodes;
    }
    const measured = answers.every(
      ({ price }) => price.state === 'known' && price.basis === 'measured',
    );
    return {
      by: 'hour',
      perHour: Math.round(perHour * 1e4) / 1e4,
      currency: first!.value.currency,
      basis: measured ? 'measured' : 'configured',
      source: first!.source,
    };
  }
}

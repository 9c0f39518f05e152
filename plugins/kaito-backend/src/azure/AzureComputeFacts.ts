import {
  notChecked,
  type CloudPlace,
  type Known,
  type MachineOrder,
  type OfferAnswer,
  type OfferSource,
  type QuotaAnswer,
  type QuotaSource,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type { AzureClient } from './AzureClient';
import { AzureError } from './AzureError';
import { judgeQuota } from './judgeQuota';
import { listMachineOffers, type MachineOffer } from './resourceSkus';
import { TimedCache } from '../cache/TimedCache';
import { toOfferAnswer } from './toOfferAnswer';
import { listUsages, type Usage } from './usages';

const QUOTA = 'Azure compute usages';
const OFFER = 'Azure resource SKUs';

const keyOf = ({ subscriptionId, location }: CloudPlace) =>
  `${subscriptionId}/${location.toLowerCase()}`;

/** Quota and offers as Azure states them. */
export class AzureComputeFacts implements QuotaSource, OfferSource {
  readonly #client: AzureClient;
  readonly #usages: TimedCache<Usage[]>;
  readonly #offers: TimedCache<MachineOffer[]>;

  /** @param options - how long answers are kept, ms: quota moves by the minute, what a region offers by the day */
  constructor(
    client: AzureClient,
    options: { quotaMs?: number; offersMs?: number; now?: () => number } = {},
  ) {
    const { quotaMs = 5 * 60_000, offersMs = 6 * 3_600_000, now } = options;
    this.#client = client;
    this.#usages = new TimedCache({ ttlMs: quotaMs, now });
    this.#offers = new TimedCache({ ttlMs: offersMs, now });
  }

  async quota(order: MachineOrder): Promise<Known<QuotaAnswer>> {
    return this.#known(QUOTA, async () => {
      const { machine } = await this.#machine(order);
      if (!machine) {
        return missing(order);
      }
      if (!machine.family || !machine.vcpus) {
        return `Azure does not say how many vCPUs ${machine.name} has or which quota it counts against.`;
      }
      const { value, at } = await this.#usages.get(keyOf(order.place), () =>
        listUsages(this.#client, order.place),
      );
      const answer = judgeQuota(value, {
        family: machine.family,
        vcpus: machine.vcpus,
        nodes: order.nodes,
        spot: order.spot,
      });
      return answer
        ? { value: answer, at }
        : `Azure reports no quota for ${machine.family} in ${order.place.location}.`;
    });
  }

  async offer(order: Omit<MachineOrder, 'nodes'>): Promise<Known<OfferAnswer>> {
    return this.#known(OFFER, async () => {
      const { machine, at } = await this.#machine(order);
      return { value: toOfferAnswer(machine), at };
    });
  }

  async #machine({ place, instanceType }: Omit<MachineOrder, 'nodes'>) {
    const { value, at } = await this.#offers.get(keyOf(place), () =>
      listMachineOffers(this.#client, place),
    );
    const wanted = instanceType.toLowerCase();
    return {
      machine: value.find(({ name }) => name.toLowerCase() === wanted),
      at,
    };
  }

  async #known<T>(
    source: string,
    ask: () => Promise<{ value: T; at: number } | string>,
  ): Promise<Known<T>> {
    try {
      const answer = await ask();
      return typeof answer === 'string'
        ? notChecked(answer)
        : {
            state: 'known',
            value: answer.value,
            basis: 'measured',
            source,
            asOf: new Date(answer.at).toISOString(),
          };
    } catch (error) {
      if (error instanceof AzureError) {
        return notChecked(error.message);
      }
      throw error;
    }
  }
}

function missing({ instanceType, place }: MachineOrder): string {
  return `${place.location} does not offer ${instanceType}, so its quota is not known.`;
}

import type { PriceSource } from '@kaito-portal/backstage-plugin-kaito-node';
import {
  workloadKindSchema,
  type KubeObject,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { placeOf } from '../fleet/fit/placeOf';
import { toFacts } from '../fleet/rows/toFacts';
import { toResource } from '../fleet/toResource';
import type { Allows } from '../permissions/ResourceGate';
import type { ClusterSnapshot, SnapshotSource } from '../watch/ClusterSnapshot';
import { evaluatePolicy } from './evaluatePolicy';
import { collectHoldings, type TeamHolding } from './holdings/collectHoldings';
import { collectParts } from './holdings/collectParts';
import { sumAsked } from './holdings/sumAsked';
import type { PolicyConfig } from './PolicyConfig';
import type { PolicyFinding } from './PolicyFinding';
import type {
  Asked,
  CostFigure,
  Holdings,
  PolicyModel,
  PolicyQuestion,
} from './PolicyQuestion';

/** Hours of a month, as clouds count them. */
export const HOURS_PER_MONTH = 730;

/** Judges any number of questions about one owner. */
export type Judge = (
  question: Omit<PolicyQuestion, 'owner' | 'holdings' | 'now'>,
) => PolicyFinding[];

/** Whom questions are about, and who asks. */
export interface Asking {
  owner?: string | null;
  /** Id of the request that asks: what it brought before does not count against it. */
  except?: string;
  /** What whoever asks may read: numbers made of anything else are not told. */
  mayRead: Allows;
}

/** The organisation's rules, with what teams have now. */
export class PolicyService {
  readonly #options: {
    policy: PolicyConfig;
    source: SnapshotSource;
    prices: PriceSource;
    now?: () => Date;
  };

  constructor(options: {
    policy: PolicyConfig;
    source: SnapshotSource;
    prices: PriceSource;
    now?: () => Date;
  }) {
    this.#options = options;
  }

  /** Whether there are any rules at all. */
  get isEmpty(): boolean {
    const { rules, dataClasses } = this.#options.policy;
    return rules.length === 0 && dataClasses === undefined;
  }

  /** What rules say that are for everyone and everywhere. */
  judgeModel(model: PolicyModel): PolicyFinding[] {
    const { policy, now = () => new Date() } = this.#options;
    return evaluatePolicy(policy, { model, instanceTypes: [], now: now() });
  }

  /** Finds out once what the owner has, where a rule limits that. */
  async judgeFor({ owner, except, mayRead }: Asking): Promise<Judge> {
    const { policy, now = () => new Date() } = this.#options;
    const isLimited = policy.rules.some(({ limits }) => limits !== undefined);
    const holdings =
      isLimited && owner
        ? await this.#holdingsOf(owner, mayRead, except)
        : undefined;
    return question =>
      evaluatePolicy(policy, { ...question, owner, holdings, now: now() });
  }

  async #holdingsOf(
    owner: string,
    mayRead: Allows,
    except?: string,
  ): Promise<Holdings> {
    const snapshots = this.#options.source.snapshots();
    const { items, unknown } = collectHoldings(snapshots, owner, except);
    return {
      unknown,
      tell: items.every(item => mayRead(resourceOf(item))),
      items: await Promise.all(
        items.map(async item => ({
          cluster: item.snapshot.name,
          namespace: item.object.metadata.namespace ?? '',
          ...(await this.#has(item)),
        })),
      ),
    };
  }

  /** What a workload has now, as it would be asked for by whoever takes it over. */
  async heldBy(
    snapshot: ClusterSnapshot,
    workload: KubeObject,
  ): Promise<Asked> {
    const parts = collectParts(snapshot, workload);
    return sumAsked(await Promise.all(parts.map(part => this.#has(part))));
  }

  async #has(item: TeamHolding): Promise<Asked> {
    const { nodes, gpus } = item;
    return { nodes, gpus, cost: await this.#costOf(item) };
  }

  async #costOf({
    snapshot,
    instanceType,
    nodes,
  }: TeamHolding): Promise<CostFigure> {
    const { policy, prices } = this.#options;
    const isLimited = policy.rules.some(({ limits }) => limits?.costPerMonth);
    const place = isLimited && placeOf(snapshot.objects('Node'));
    if (!place || !instanceType || !nodes.known) {
      return {
        known: false,
        reason: nodes.known
          ? `what the machines on ${snapshot.name} cost is not known.`
          : nodes.reason,
      };
    }
    const price = await prices.price({
      instanceType,
      location: place.location,
      spot: false,
    });
    return price.state === 'known'
      ? {
          known: true,
          perMonth: price.value.perHour * HOURS_PER_MONTH * nodes.value,
          currency: price.value.currency,
        }
      : { known: false, reason: price.reason };
  }
}

function resourceOf({ snapshot, object }: TeamHolding) {
  const kind = workloadKindSchema.parse(object.kind);
  return toResource(toFacts(snapshot.name, kind, object));
}

import type { LicenceClass } from '@kaito-portal/backstage-plugin-kaito-common';
import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';

/** A model as rules see it. */
export interface PolicyModel extends Pick<CatalogModel, 'name' | 'approval'> {
  alias: string | null;
  /** Null for a model that is not in the portal's catalog. */
  licence: string | null;
  licenceClass: LicenceClass | null;
}

/** A number that may not be known; `reason` says why, with what would make it known. */
export type Figure =
  | { known: true; value: number }
  | { known: false; reason: string };

/** What machines cost in a month, in one currency. */
export type CostFigure =
  | { known: true; perMonth: number; currency: string }
  | { known: false; reason: string };

/** What a workload of the team has now. */
export interface Holding {
  cluster: string;
  namespace: string;
  gpus: Figure;
  nodes: Figure;
  cost: CostFigure;
}

/** All a team has now, and where that is not known. */
export interface Holdings {
  items: readonly Holding[];
  /** Whether whoever asks may be told how much that is. */
  tell: boolean;
  unknown: readonly { cluster: string; reason: string }[];
}

/** What a request adds. */
export interface Asked {
  gpus: Figure;
  nodes: Figure;
  cost: CostFigure;
}

/**
 * A request as rules see it. What is undefined is not asked about, and no rule speaks of it; null is something the
 * request could say and does not.
 */
export interface PolicyQuestion {
  cluster?: string;
  namespace?: string;
  /** Entity ref. */
  owner?: string | null;
  /** Null for what serves no model. */
  model?: PolicyModel | null;
  /** Machine types; none for nodes brought by hand. */
  instanceTypes: readonly string[];
  asked?: Asked;
  /** What the owner has now. */
  holdings?: Holdings;
  dataClass?: string | null;
  expires?: string | null;
  now: Date;
}

import type { Rule } from '../auth';
import type { ApiClient } from './ApiClient';

/** A server under contract, with a namespace and users of the suite's own. */
export interface ContractServer {
  /** `gitVersion`, e.g. `v1.34.0`. */
  version: string;
  /** May do anything. */
  admin: ApiClient;
  /** Has the rules that were set last, at first those of the portal's watcher. */
  reader: ApiClient;
  /** Is known and was granted nothing. */
  nobody: ApiClient;
  /** An empty namespace for the suite alone. */
  namespace: string;
  /** Gives the reader these rights and no others, on the whole cluster. */
  setReaderRules(rules: readonly Rule[]): Promise<void>;
  /** Installs or removes the CRD of `Widget`, a kind of the suite's own. */
  installWidget(): Promise<void>;
  removeWidget(): Promise<void>;
  /** The same continue token, expired; null when this server cannot be brought to forget. */
  expire(continueToken: string): Promise<string | null>;
  /** Leaves nothing behind. */
  stop(): Promise<void>;
}

/** A server the contract is run against. */
export interface ContractTarget {
  name: string;
  start(): Promise<ContractServer>;
}

/** The suite's own kind. */
export const WIDGETS = {
  group: 'contract.kaito-portal.io',
  version: 'v1',
  kind: 'Widget',
  plural: 'widgets',
  path: '/apis/contract.kaito-portal.io/v1/widgets',
};

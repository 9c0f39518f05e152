import type { TokenName } from '../auth';

/** What a cluster in a process of its own says once it serves. */
export interface Served {
  type: 'cluster-serves';
  url: string;
  caPem: string;
  tokens: Record<TokenName, string>;
}

/** Parts of a cluster that can be called from another process. */
export type RemotePart = 'faults' | 'store' | 'cluster';

/** A call; arguments are cloned, so that they hold no functions. */
export interface Call {
  type: 'cluster-call';
  id: number;
  part: RemotePart;
  method: string;
  args: unknown[];
}

/** How a call went. */
export interface Called {
  type: 'cluster-called';
  id: number;
  result?: unknown;
  error?: string;
}

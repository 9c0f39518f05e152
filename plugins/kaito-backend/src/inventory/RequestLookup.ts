import type {
  RequestPlace,
  RequestVerb,
} from '@kaito-portal/backstage-plugin-kaito-common';

/** What is stored of a request, to compare the claims of a manifest with. */
export interface StoredRequest {
  id: string;
  /** Entity ref. */
  requestedBy: string;
  verb: RequestVerb;
  place: RequestPlace;
  /** As its Git host told; null when none was ever seen. */
  pullRequest: {
    url: string;
    state: 'open' | 'merged' | 'closed';
    mergeCommit: string | null;
    mergedAt: string | null;
  } | null;
}

/**
 * Finds the request that a manifest names. Annotations are claims that anyone can edit: a grade of evidence needs a
 * stored request whose requester and pull request agree with them.
 */
export interface RequestLookup {
  find(id: string): Promise<StoredRequest | undefined>;
}

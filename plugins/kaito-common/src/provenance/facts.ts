/** Annotations the portal writes on the manifests it proposes. They are claims: anyone with access to Git can edit them. */
export const PROVENANCE_ANNOTATIONS = {
  requestId: 'kaito-portal.io/request-id',
  requestedBy: 'kaito-portal.io/requested-by',
  owner: 'kaito-portal.io/owner',
  purpose: 'kaito-portal.io/purpose',
  expires: 'kaito-portal.io/expires',
  dataClass: 'kaito-portal.io/data-class',
  source: 'kaito-portal.io/source',
  pullRequest: 'kaito-portal.io/pull-request',
} as const;

/** Who asked for an object, for whom, why, until when and through which change. `null` where the object does not say. */
export interface Provenance {
  /** Id of the request, unique per portal. */
  requestId: string | null;
  /** Entity ref of the person who asked, e.g. `user:default/dana`. */
  requestedBy: string | null;
  /** Entity ref of the owning team, e.g. `group:default/search`. */
  owner: string | null;
  /** Why, in the requester's words. */
  purpose: string | null;
  /** Date (ISO 8601) after which the deployment should go. */
  expires: string | null;
  /** Class of the data it is to see, as the organisation names it, e.g. `internal`. */
  dataClass: string | null;
  /** Repository and path the manifest was written to, as a URL. */
  source: string | null;
  /** URL of the pull request that brought it. */
  pullRequest: string | null;
}

export type ProvenanceFact = keyof Provenance;

/** Most characters of each fact. Kubernetes allows 256 KiB for all annotations of an object together. */
export const PROVENANCE_LIMITS: Readonly<Record<ProvenanceFact, number>> = {
  requestId: 128,
  requestedBy: 256,
  owner: 256,
  purpose: 1_000,
  expires: 40,
  dataClass: 100,
  source: 2_048,
  pullRequest: 2_048,
};

/** Every fact, in the order people ask for them. */
export const PROVENANCE_FACTS = Object.keys(
  PROVENANCE_ANNOTATIONS,
) as ProvenanceFact[];

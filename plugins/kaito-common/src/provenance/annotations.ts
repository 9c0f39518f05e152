/** Annotations the portal writes on the manifests it proposes. They are claims: anyone with access to Git can edit them. */
export const PROVENANCE_ANNOTATIONS = {
  requestId: 'kaito-portal.io/request-id',
  requestedBy: 'kaito-portal.io/requested-by',
  owner: 'kaito-portal.io/owner',
  purpose: 'kaito-portal.io/purpose',
  expires: 'kaito-portal.io/expires',
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
  /** Repository and path the manifest was written to, as a URL. */
  source: string | null;
  /** URL of the pull request that brought it. */
  pullRequest: string | null;
}

type Annotated = {
  metadata?: { annotations?: Record<string, string | undefined> };
};

/** Reads the provenance an object carries. Blank values count as absent. */
export function readProvenance(object: Annotated): Provenance {
  const annotations = object.metadata?.annotations ?? {};
  const read = (key: string) => annotations[key]?.trim() || null;
  return {
    requestId: read(PROVENANCE_ANNOTATIONS.requestId),
    requestedBy: read(PROVENANCE_ANNOTATIONS.requestedBy),
    owner: read(PROVENANCE_ANNOTATIONS.owner),
    purpose: read(PROVENANCE_ANNOTATIONS.purpose),
    expires: read(PROVENANCE_ANNOTATIONS.expires),
    source: read(PROVENANCE_ANNOTATIONS.source),
    pullRequest: read(PROVENANCE_ANNOTATIONS.pullRequest),
  };
}

/** Whether an object came through the portal: it names a request and who asked. */
export function isManaged(provenance: Provenance): boolean {
  return provenance.requestId !== null && provenance.requestedBy !== null;
}

/** The annotations that record a provenance; absent facts write nothing. */
export function toProvenanceAnnotations(
  provenance: Partial<Provenance>,
): Record<string, string> {
  const entries = Object.entries(PROVENANCE_ANNOTATIONS).flatMap(
    ([fact, annotation]) => {
      const value = provenance[fact as keyof Provenance]?.trim();
      return value ? [[annotation, value] as const] : [];
    },
  );
  return Object.fromEntries(entries);
}

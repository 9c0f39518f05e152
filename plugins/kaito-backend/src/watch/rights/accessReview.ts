import type { WatchVerb } from '@kaito-portal/backstage-plugin-kaito-common';
import { groupOf, type WatchedKind } from '../kinds';

/** Where a cluster answers whether the asker may do something. Everyone who is known may ask. */
export const REVIEW_PATH =
  '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

/** The question whether the asker may do this with a kind in all namespaces. */
export function reviewOf(
  kind: Pick<WatchedKind, 'apiVersion' | 'plural'>,
  verb: WatchVerb,
) {
  return {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: {
      resourceAttributes: {
        verb,
        group: groupOf(kind),
        resource: kind.plural,
      },
    },
  };
}

/**
 * Whether the answer says yes.
 * @throws Error with words for people when it is no answer to the question
 */
export function readReview(statusCode: number, text: string): boolean {
  if (statusCode !== 200 && statusCode !== 201) {
    throw new Error(
      `The cluster answered ${statusCode} when asked for the portal's own rights. Check that its account may create selfsubjectaccessreviews.authorization.k8s.io, as everyone may by default.`,
    );
  }
  let allowed: unknown;
  try {
    allowed = JSON.parse(text)?.status?.allowed;
  } catch {
    allowed = undefined;
  }
  if (typeof allowed !== 'boolean') {
    throw new Error(
      "The cluster's answer about the portal's own rights is not a review. Check that its URL is that of an API server.",
    );
  }
  return allowed;
}

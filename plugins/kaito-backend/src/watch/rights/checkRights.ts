import {
  WATCH_VERBS,
  type WatchVerb,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { resourceName, type WatchedKind } from '../kinds';
import { readReview, REVIEW_PATH, reviewOf } from './accessReview';

/** Sends a JSON body to one cluster's API server, with the portal's credentials. */
export type ApiPost = (
  path: string,
  body: object,
  signal: AbortSignal,
) => Promise<{ statusCode: number; text: string }>;

/**
 * Asks a cluster for each verb on each kind, one kind at a time so that the question weighs on nobody. Gives the missing
 * verbs by resource.
 * @throws whatever the first question without an answer met: half of a report would be read as a whole one
 */
export async function checkRights(
  post: ApiPost,
  kinds: readonly WatchedKind[],
  signal: AbortSignal,
): Promise<Map<string, readonly WatchVerb[]>> {
  const missing = new Map<string, readonly WatchVerb[]>();
  for (const kind of kinds) {
    const allowed = await Promise.all(
      WATCH_VERBS.map(async verb => {
        const { statusCode, text } = await post(
          REVIEW_PATH,
          reviewOf(kind, verb),
          signal,
        );
        return readReview(statusCode, text);
      }),
    );
    const lacking = WATCH_VERBS.filter((_, index) => !allowed[index]);
    if (lacking.length > 0) {
      missing.set(resourceName(kind), lacking);
    }
  }
  return missing;
}
